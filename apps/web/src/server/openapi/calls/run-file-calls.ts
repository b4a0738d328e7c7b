import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { reportQuerySchema } from '@/features/runs/report/respond-with-report.ts';
import { sampleQuerySchema } from '@/features/runs/samples/respond-with-samples.ts';
import { runReportSchema } from '../resources/report-resource.ts';
import { sampleSchema } from '../resources/sample-resource.ts';
import { idParameters, problems } from './responses.ts';

const text = z.string();

/** What comes as a file or as a stream. */
export const RUN_FILE_CALLS: RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/runs/{id}/samples',
    summary: 'Every raw sample, in the order in which they were made',
    request: { params: idParameters, query: sampleQuerySchema },
    responses: {
      ...problems(404, 422),
      200: {
        description: 'Streamed. In CSV, a text that a spreadsheet would run gets an apostrophe.',
        content: {
          'application/json': { schema: z.object({ items: z.array(sampleSchema) }) },
          'application/x-ndjson': { schema: sampleSchema },
          'text/csv': { schema: text },
        },
      },
    },
  },
  {
    method: 'get',
    path: '/api/v1/runs/{id}/events',
    summary: 'What happens to a run, as server-sent events',
    description:
      'Events `state`, `progress` and `sample`; the id is the ordinal of the last sample, and `Last-Event-ID` (or `after`) resumes behind it. The stream ends after the final state.',
    request: {
      params: idParameters,
      query: z.object({
        after: z.string().optional().meta({ description: 'Ordinal of the last sample known.' }),
      }),
      headers: z.object({ 'Last-Event-ID': z.string().optional() }),
    },
    responses: {
      ...problems(404, 422),
      200: { description: 'The events.', content: { 'text/event-stream': { schema: text } } },
    },
  },
  {
    method: 'get',
    path: '/api/v1/runs/{id}/report',
    summary: 'The comparison as a file',
    request: { params: idParameters, query: reportQuerySchema },
    responses: {
      ...problems(404, 422),
      200: {
        description: 'With n, intervals, provenance and environment.',
        content: {
          'application/json': { schema: runReportSchema },
          'text/markdown': { schema: text },
          'text/csv': { schema: text },
          'text/html': { schema: text },
        },
      },
    },
  },
];

import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { reportQuerySchema } from '@/features/runs/report/respond-with-report.ts';
import { sampleQuerySchema } from '@/features/runs/samples/respond-with-samples.ts';
import { runReportSchema } from '../resources/report-resource.ts';
import { targetRescoreSchema } from '../resources/rescore-resource.ts';
import { sampleSchema } from '../resources/sample-resource.ts';
import { createdResponse, idParameters, itemsResponse, problems } from './responses.ts';

const text = z.string();

/** What comes as a file or as a stream. */
export const RUN_FILE_CALLS: RouteConfig[] = [
  {
    method: 'post',
    path: '/api/v1/runs/import',
    summary: 'Take a run that was exported with `report?format=ndjson`, here or elsewhere',
    description:
      'All of it or nothing. The run keeps its id; one that is here already is a conflict, and so is, on SQLite, any import while a run is being measured.',
    request: {
      body: { required: true, content: { 'application/x-ndjson': { schema: text } } },
    },
    responses: {
      ...problems(400, 409, 413, 422),
      201: createdResponse('Imported.', z.object({ id: z.string() })),
    },
  },
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
    path: '/api/v1/runs/{id}/rescore',
    summary: 'The stored streams under the formulas of other tools',
    request: { params: idParameters },
    responses: {
      ...problems(404, 409),
      200: itemsResponse('One entry per target of the run.', targetRescoreSchema),
    },
  },
  {
    method: 'get',
    path: '/api/v1/runs/{id}/report',
    summary: 'The comparison as a file',
    request: { params: idParameters, query: reportQuerySchema },
    responses: {
      ...problems(404, 409, 422),
      200: {
        description: 'With n, intervals, provenance and environment.',
        content: {
          'application/json': { schema: runReportSchema },
          'text/markdown': { schema: text },
          'text/csv': { schema: text },
          'text/html': { schema: text },
          'application/x-ndjson': {
            schema: text.meta({
              description: 'The whole run, samples and scores included, to be imported elsewhere.',
            }),
          },
        },
      },
    },
  },
];

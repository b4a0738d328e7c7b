import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { newRunSchema } from '@mizani/core/benchmark/run-definition';
import { JOB_STATUSES } from '@mizani/core/job/job';
import { z } from 'zod';
import { compareQuerySchema } from '@/features/compare/compare-run-reports.ts';
import { reportOptionsSchema } from '@/features/runs/report-options.ts';
import { runQuerySchema } from '@/features/runs/run-query.ts';
import { runsComparisonSchema } from '../resources/comparison-resource.ts';
import { runResourceSchema, runSummarySchema } from '../resources/run-resource.ts';
import { createdResponse, idParameters, jsonBody, jsonResponse, problems } from './responses.ts';

export const RUN_CALLS: RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/runs',
    summary: 'Runs, newest first',
    request: { query: runQuerySchema },
    responses: {
      ...problems(422),
      200: jsonResponse(
        'A page of runs; `nextCursor` is null on the last one.',
        z.object({ items: z.array(runSummarySchema), nextCursor: z.string().nullable() }),
      ),
    },
  },
  {
    method: 'post',
    path: '/api/v1/runs',
    summary: 'Start a run',
    request: jsonBody(newRunSchema),
    responses: {
      ...problems(400, 413, 422),
      201: createdResponse('Queued.', z.object({ id: z.string() })),
    },
  },
  {
    method: 'get',
    path: '/api/v1/runs/{id}',
    summary:
      'State, plan, environment, certificate, and the summary of every target with n and intervals',
    request: { params: idParameters, query: reportOptionsSchema },
    responses: { ...problems(404, 422), 200: jsonResponse('The run.', runResourceSchema) },
  },
  {
    method: 'post',
    path: '/api/v1/runs/{id}/cancel',
    summary: 'Ask for the end of a run; asking again changes nothing',
    request: { params: idParameters },
    responses: {
      ...problems(404),
      200: jsonResponse(
        'The status now: a running run ends once its request in flight has stopped.',
        z.object({ status: z.enum(JOB_STATUSES) }),
      ),
    },
  },
  {
    method: 'get',
    path: '/api/v1/compare',
    summary: 'Several runs side by side, with a verdict on every metric that both have',
    request: { query: compareQuerySchema },
    responses: {
      ...problems(404, 422),
      200: jsonResponse(
        'The runs in the order asked for, and every other one against the first.',
        runsComparisonSchema,
      ),
    },
  },
];

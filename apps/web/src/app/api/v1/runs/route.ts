import { createRun } from '@mizani/core/benchmark/create-run';
import { newRunSchema } from '@mizani/core/benchmark/run-definition';
import { runQuerySchema, toRunFilter } from '@/features/runs/run-query.ts';
import { createdResponse } from '@/server/created-response.ts';
import { parseInput } from '@/server/parse-input.ts';
import { readJsonBody } from '@/server/read-json-body.ts';
import { readQuery } from '@/server/read-query.ts';
import { route } from '@/server/route.ts';

export const GET = route('/api/v1/runs', async ({ services, url }) => {
  const { filter, page } = toRunFilter(readQuery(runQuerySchema, url));
  return Response.json(await services.runs.list(filter, page));
});

export const POST = route('/api/v1/runs', async ({ request, services }) => {
  const input = parseInput(newRunSchema, await readJsonBody(request));
  const { id } = await createRun(services, input);
  return createdResponse({ id }, `/api/v1/runs/${id}`);
});

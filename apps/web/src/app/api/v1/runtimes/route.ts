import { attachRuntime } from '@mizani/core/host/attach-runtime';
import { newRuntimeSchema } from '@mizani/core/host/new-runtime';
import { runtimeQuerySchema } from '@/features/hosts/runtime-query.ts';
import { createdResponse } from '@/server/created-response.ts';
import { parseInput } from '@/server/parse-input.ts';
import { readJsonBody } from '@/server/read-json-body.ts';
import { readQuery } from '@/server/read-query.ts';
import { route } from '@/server/route.ts';

export const GET = route('/api/v1/runtimes', async ({ services, url }) => {
  const { host } = readQuery(runtimeQuerySchema, url);
  const items = await services.runtimes.list(host === undefined ? {} : { hostId: host });
  return Response.json({ items });
});

export const POST = route('/api/v1/runtimes', async ({ request, services }) => {
  const input = parseInput(newRuntimeSchema, await readJsonBody(request));
  const runtime = await attachRuntime(services, input);
  return createdResponse(runtime, `/api/v1/runtimes/${runtime.id}`);
});

import { readRunReport } from '@mizani/core/report/read-run-report';
import { toRunResource } from '@/server/openapi/resources/run-resource.ts';
import { route } from '@/server/route.ts';

export const GET = route<{ id: string }>('/api/v1/runs/[id]', async ({ params, services }) => {
  return Response.json(toRunResource(await readRunReport(services, params.id)));
});

import { reportOptionsSchema, toReportOptions } from '@/features/runs/report-options.ts';
import { toRunResource } from '@/server/openapi/resources/run-resource.ts';
import { readQuery } from '@/server/read-query.ts';
import { route } from '@/server/route.ts';

export const GET = route<{ id: string }>('/api/v1/runs/[id]', async ({ params, services, url }) => {
  const options = toReportOptions(readQuery(reportOptionsSchema, url));
  return Response.json(toRunResource(await services.reports.read(params.id, options)));
});

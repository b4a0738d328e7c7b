import { compareQuerySchema, compareRunReports } from '@/features/compare/compare-run-reports.ts';
import { toRunResource } from '@/server/openapi/resources/run-resource.ts';
import { readQuery } from '@/server/read-query.ts';
import { route } from '@/server/route.ts';

export const GET = route('/api/v1/compare', async ({ services, url }) => {
  const { runs } = readQuery(compareQuerySchema, url);
  const reports = await compareRunReports(runs, services);
  return Response.json({ items: reports.map(toRunResource) });
});

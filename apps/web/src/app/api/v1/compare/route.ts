import { compareQuerySchema, compareRunReports } from '@/features/compare/compare-run-reports.ts';
import { toReportOptions } from '@/features/runs/report-options.ts';
import { toRunsComparison } from '@/server/openapi/resources/comparison-resource.ts';
import { readQuery } from '@/server/read-query.ts';
import { route } from '@/server/route.ts';

export const GET = route('/api/v1/compare', async ({ services, url }) => {
  const { runs, ...query } = readQuery(compareQuerySchema, url);
  const compared = await compareRunReports(runs, services, toReportOptions(query));
  return Response.json(toRunsComparison(compared));
});

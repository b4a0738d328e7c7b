import { exportRun } from '@mizani/core/archive/export-run';
import {
  reportQuerySchema,
  respondWithReport,
} from '@/features/runs/report/respond-with-report.ts';
import { toReportOptions } from '@/features/runs/report-options.ts';
import { readQuery } from '@/server/read-query.ts';
import { route } from '@/server/route.ts';
import { streamResponse } from '@/server/stream-response.ts';

export const GET = route<{ id: string }>(
  '/api/v1/runs/[id]/report',
  async ({ params: { id }, services, url }) => {
    const { format, ...query } = readQuery(reportQuerySchema, url);
    if (format === 'ndjson') {
      const archive = await exportRun(services, id);
      return streamResponse(() => archive, {
        'content-type': 'application/x-ndjson',
        'content-disposition': `attachment; filename="${id}.ndjson"`,
      });
    }
    return respondWithReport(await services.reports.read(id, toReportOptions(query)), format);
  },
);

import { readRunReport } from '@mizani/core/report/read-run-report';
import {
  reportQuerySchema,
  respondWithReport,
} from '@/features/runs/report/respond-with-report.ts';
import { readQuery } from '@/server/read-query.ts';
import { route } from '@/server/route.ts';

export const GET = route<{ id: string }>(
  '/api/v1/runs/[id]/report',
  async ({ params, services, url }) => {
    const { format } = readQuery(reportQuerySchema, url);
    return respondWithReport(await readRunReport(services, params.id), format);
  },
);

import type { RunReport } from '@mizani/core/report/run-report';
import { z } from 'zod';
import { reportOptionsShape } from '../report-options.ts';
import {
  REPORT_FORMATS,
  REPORT_MEDIA_TYPES,
  type ReportFormat,
  renderReport,
} from './render-report.ts';

/** The query of `GET /api/v1/runs/{id}/report`. */
export const reportQuerySchema = z.strictObject({
  format: z.enum([...REPORT_FORMATS, 'ndjson']).default('json'),
  ...reportOptionsShape,
});

/** The report as a response: what a browser can show is shown, under a name to save it by. */
export function respondWithReport(report: RunReport, format: ReportFormat): Response {
  const disposition = format === 'md' || format === 'csv' ? 'attachment' : 'inline';
  return new Response(renderReport(report, format), {
    headers: {
      'content-type': REPORT_MEDIA_TYPES[format],
      'content-disposition': `${disposition}; filename="${report.run.id}-report.${format}"`,
    },
  });
}

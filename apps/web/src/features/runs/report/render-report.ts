import type { RunReport } from '@mizani/core/report/run-report';
import { buildReportDocument } from './build-report-document.ts';
import { renderCsv } from './render-csv.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';

export const REPORT_FORMATS = ['json', 'md', 'csv', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const REPORT_MEDIA_TYPES: Record<ReportFormat, string> = {
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  html: 'text/html; charset=utf-8',
};

const RENDERERS: Record<ReportFormat, (report: RunReport) => string> = {
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  md: (report) => renderMarkdown(buildReportDocument(report)),
  csv: renderCsv,
  html: (report) => renderHtml(buildReportDocument(report)),
};

/** The comparison as the text of a file. */
export function renderReport(report: RunReport, format: ReportFormat): string {
  return RENDERERS[format](report);
}

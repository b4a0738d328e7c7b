import 'server-only';
import type { ReportOptions } from '@mizani/core/report/read-run-report';
import { getPageServices } from '../../server/page-services.ts';
import { type ComparedRuns, compareRunReports } from './compare-run-reports.ts';

/** The runs, in the order asked for, and every other one against the first. */
export async function getComparison(ids: string[], options: ReportOptions): Promise<ComparedRuns> {
  return compareRunReports(ids, await getPageServices(), options);
}

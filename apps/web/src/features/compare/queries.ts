import 'server-only';
import type { RunReport } from '@mizani/core/report/run-report';
import { getPageServices } from '../../server/page-services.ts';
import { compareRunReports } from './compare-run-reports.ts';

/** The reports of the runs, in the order asked for. Throws `MizaniError('not-found')` for an unknown id. */
export async function compareRuns(ids: string[]): Promise<RunReport[]> {
  return compareRunReports(ids, await getPageServices());
}

import { compareRuns } from '@mizani/core/report/compare-runs';
import type { ReportOptions } from '@mizani/core/report/read-run-report';
import type { RunsComparison } from '@mizani/core/report/run-comparison';
import type { RunReport } from '@mizani/core/report/run-report';
import { z } from 'zod';
import type { ReportReader } from '../../server/report-cache.ts';
import { reportOptionsShape } from '../runs/report-options.ts';

const RUNS_MAX = 10;

/** The query of `GET /api/v1/compare`: ids separated by commas; a repeated one counts once. */
export const compareQuerySchema = z.strictObject({
  runs: z
    .string({ error: 'Give ids of runs, separated by commas.' })
    .transform((text) => [...new Set(text.split(',').filter((id) => id !== ''))])
    .pipe(
      z
        .array(z.string().max(100))
        .min(1, 'Give ids of runs, separated by commas.')
        .max(RUNS_MAX, `Compare at most ${RUNS_MAX} runs.`),
    )
    .meta({ description: 'Ids of runs, separated by commas.', type: 'string' }),
  ...reportOptionsShape,
});

export type ComparedRuns = { reports: RunReport[]; comparison: RunsComparison };

/**
 * The reports of the runs, in the order asked for, and every other one against the first.
 * Throws `MizaniError('not-found')` for an unknown id.
 */
export async function compareRunReports(
  ids: readonly string[],
  services: { reports: ReportReader },
  options: ReportOptions = {},
): Promise<ComparedRuns> {
  const reports = await Promise.all(ids.map((id) => services.reports.read(id, options)));
  return { reports, comparison: await compareRuns(reports, { margin: options.margin }) };
}

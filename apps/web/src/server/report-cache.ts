import type { Run } from '@mizani/core/benchmark/run';
import type { SampleRepository } from '@mizani/core/benchmark/sample-repository';
import { notFound } from '@mizani/core/errors/mizani-error';
import { isFinished } from '@mizani/core/job/job';
import {
  type ReadRunReportDependencies,
  type ReportOptions,
  readRunReport,
} from '@mizani/core/report/read-run-report';
import type { RunReport } from '@mizani/core/report/run-report';

export type ReportReader = {
  /**
   * The report of a run as the reader wants it, to be looked at and not to be changed: others get the same object.
   * Throws `MizaniError('not-found')` when there is no such run.
   */
  read(runId: string, options?: ReportOptions): Promise<RunReport>;
};

type Dependencies = ReadRunReportDependencies & {
  samples: Pick<SampleRepository, 'countScores'>;
};

const REPORTS_MAX = 8;
/** As many as the largest run has; they take some hundred bytes each. */
const FACTS_MAX = 200_000;

/**
 * Reads reports and keeps those of finished runs, the last ones used: the intervals of a large run take seconds of
 * this process, and the page, the API and the files all ask for them. A run that goes on is reckoned anew each time.
 * Of one that has ended, only the scores can still change, so a report is known by their number as well.
 */
export function createReportCache(
  dependencies: Dependencies,
  { reportsMax = REPORTS_MAX, factsMax = FACTS_MAX } = {},
): ReportReader {
  // In the order of use, the oldest first. Promises, so that those who ask at once wait for one reckoning.
  const kept = new Map<string, { report: Promise<RunReport>; facts: number }>();

  const keep = (key: string, report: Promise<RunReport>, facts: number) => {
    kept.set(key, { report, facts });
    report.catch(() => {
      if (kept.get(key)?.report === report) kept.delete(key);
    });
    let sum = [...kept.values()].reduce((total, entry) => total + entry.facts, 0);
    for (const [oldest, entry] of kept) {
      if (kept.size <= reportsMax && sum <= factsMax) break;
      kept.delete(oldest);
      sum -= entry.facts;
    }
  };

  return {
    async read(runId, options = {}) {
      const run = await dependencies.runs.find(runId);
      if (run === null) throw notFound('run', runId);
      if (!isFinished(run.status)) return readRunReport(dependencies, runId, options);
      const key = keyOf(run, await dependencies.samples.countScores(runId), options);
      const known = kept.get(key);
      kept.delete(key);
      const report = known?.report ?? readRunReport(dependencies, runId, options);
      keep(key, report, run.recordedSamples);
      return report;
    },
  };
}

function keyOf(run: Run, scores: number, { margin, assumptions }: ReportOptions): string {
  const { id, recordedSamples, finishedEpochMs } = run;
  const wanted = [margin, assumptions?.watts, assumptions?.usdPerHour];
  return JSON.stringify([id, finishedEpochMs, recordedSamples, scores, ...wanted]);
}

import type { RunRepository } from '../benchmark/run-repository.ts';
import type { SampleRepository } from '../benchmark/sample-repository.ts';
import { notFound } from '../errors/mizani-error.ts';
import type { PromptSetRepository } from '../prompt-set/prompt-set-repository.ts';
import { type BuildRunReportInput, buildRunReport } from './build-run-report.ts';
import type { RunReport } from './run-report.ts';

export type ReadRunReportDependencies = {
  runs: Pick<RunRepository, 'find' | 'listEvents'>;
  promptSets: Pick<PromptSetRepository, 'find'>;
  samples: Pick<SampleRepository, 'listFacts' | 'listScores'>;
};

/** How the reader wants the report; everything else follows from the rows. */
export type ReportOptions = Pick<BuildRunReportInput, 'assumptions' | 'margin'>;

/** Reads the rows of a run and builds its report. Throws `MizaniError('not-found')` when there is no such run. */
export async function readRunReport(
  { runs, promptSets, samples }: ReadRunReportDependencies,
  runId: string,
  options: ReportOptions = {},
): Promise<RunReport> {
  const run = await runs.find(runId);
  if (run === null) throw notFound('run', runId);
  const [promptSet, facts, scores, events] = await Promise.all([
    promptSets.find(run.promptSetId),
    samples.listFacts(runId),
    samples.listScores(runId),
    runs.listEvents(runId),
  ]);
  if (promptSet === null) throw notFound('prompt set', run.promptSetId);
  return buildRunReport({ run, promptSet, facts, scores, events, ...options });
}

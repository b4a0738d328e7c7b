import type { Run, RunEvent } from '../benchmark/run.ts';
import type { Score } from '../benchmark/sample.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import type { PromptSet } from '../prompt-set/prompt-set.ts';
import { compareTargets } from './compare-targets.ts';
import type { RunReport } from './run-report.ts';
import { summarizeTarget } from './summarize-target.ts';

/**
 * Derives everything that is shown of a run from its rows; also of one that still runs, from what is there.
 * Equal rows give an equal report: the intervals are resampled from the run's seed.
 */
export function buildRunReport({
  run,
  promptSet,
  facts,
  scores,
  events,
}: {
  run: Run;
  promptSet: PromptSet;
  facts: SampleFacts[];
  scores: Score[];
  events: RunEvent[];
}): RunReport {
  const plannedSteady = run.parameters.rounds * promptSet.promptCount;
  const hasChecks = promptSet.prompts.some((prompt) => (prompt.checks ?? []).length > 0);
  const summaries = run.targets.map(({ id: targetId }) =>
    summarizeTarget({ targetId, plannedSteady, hasChecks, facts, scores }),
  );
  const [base, ...others] = summaries;
  const comparisons =
    base === undefined
      ? []
      : others.flatMap((other) => compareTargets({ base, other, facts, seed: run.seed }));
  return { run, promptSet, summaries, comparisons, facts, events };
}

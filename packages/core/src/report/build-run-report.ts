import type { Run, RunEvent } from '../benchmark/run.ts';
import type { Score } from '../benchmark/sample.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import type { PromptSet } from '../prompt-set/prompt-set.ts';
import { compareQuality } from './compare-quality.ts';
import { compareTargets } from './compare-targets.ts';
import { countPlannedSteady } from './count-planned-steady.ts';
import { groupFactsByTarget } from './facts-by-target.ts';
import { findPassed } from './find-passed.ts';
import { findRunFindings } from './find-run-findings.ts';
import { findIndependentUnits } from './independent-units.ts';
import type { RunReport } from './run-report.ts';
import { summarizeDrift } from './summarize-drift.ts';
import { summarizeLoadSteps } from './summarize-load-steps.ts';
import { summarizeTarget } from './summarize-target.ts';
import type { Assumptions } from './target-summary.ts';

export type BuildRunReportInput = {
  run: Run;
  promptSet: PromptSet;
  facts: SampleFacts[];
  scores: Score[];
  events: RunEvent[];
  /** What the reader takes for granted of the machine; without, energy and cost are unknown. */
  assumptions?: Assumptions | undefined;
  /** Within this fraction, a difference does not matter; 5 % when absent. */
  margin?: number | undefined;
};

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
  assumptions = {},
  margin,
}: BuildRunReportInput): RunReport {
  const { parameters, seed } = run;
  const passed = findPassed(scores);
  const checkedPrompts = new Set(
    promptSet.prompts.flatMap(({ checks = [] }, index) => (checks.length > 0 ? [index] : [])),
  );
  const overlapping = parameters.concurrency > 1 || parameters.arrivals !== undefined;
  const targets = groupFactsByTarget(
    run.targets.map(({ id }) => id),
    facts,
  ).map((target) => {
    const { promptCount } = promptSet;
    const plannedSteady = countPlannedSteady({ run, promptCount, steady: target.steady });
    const common = { checkedPrompts, passed, overlapping, assumptions, seed };
    return { facts: target, summary: summarizeTarget({ facts: target, plannedSteady, ...common }) };
  });
  const summaries = targets.map(({ summary }) => summary);
  const byTarget = targets.map((target) => target.facts);

  const [base, ...others] = targets;
  const units = findIndependentUnits(parameters);
  const comparisons = base ? compareTargets({ base, others, units, seed, margin }) : [];
  const qualityComparisons = base
    ? compareQuality({ base: base.facts, others: others.map((other) => other.facts), passed })
    : [];
  const drift = parameters.arrivals ? [] : summarizeDrift(byTarget);
  const loadSteps = summarizeLoadSteps(byTarget, parameters.arrivals?.ratesPerSecond ?? []);
  const validity = findRunFindings({
    run,
    targets: byTarget,
    summaries,
    comparisons,
    drift,
    loadSteps,
  });
  return {
    run,
    promptSet,
    summaries,
    comparisons,
    qualityComparisons,
    validity,
    drift,
    loadSteps,
    facts,
    events,
  };
}

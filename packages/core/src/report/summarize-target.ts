import { countErrorClasses } from '../benchmark/decide-run-outcome.ts';
import { isAnswered } from '../benchmark/is-answered.ts';
import type { Score } from '../benchmark/sample.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { mean } from '../statistics/mean.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { derivePhases } from './derive-phases.ts';
import { describeDistribution } from './describe-distribution.ts';
import { MEASURE_METRIC } from './measure-metric.ts';
import {
  type Distribution,
  METRIC_NAMES,
  type MetricName,
  PHASE_NAMES,
  type TargetSummary,
} from './target-summary.ts';

/**
 * What a target's samples say. Only steady samples count, and only answered ones have times, tokens and quality;
 * failures are counted apart and never averaged into them. An answer cut at the cap counts for first tokens, rates
 * and quality, but not for the latency of whole answers. The cold start stands on its own.
 * `facts` and `scores` may hold samples of other targets too.
 */
export function summarizeTarget({
  targetId,
  plannedSteady,
  hasChecks,
  facts,
  scores,
}: {
  targetId: string;
  /** Steady samples that the run plans for the target. */
  plannedSteady: number;
  /** Whether prompts of the run have checks. */
  hasChecks: boolean;
  facts: readonly SampleFacts[];
  scores: readonly Score[];
}): TargetSummary {
  const own = facts.filter((sample) => sample.targetId === targetId);
  const steady = own.filter((sample) => sample.phase === 'steady');
  const answered = steady.filter(isAnswered);
  return {
    targetId,
    outcomes: countOutcomes(steady, plannedSteady),
    errorClasses: countErrorClasses(
      steady.filter(({ outcome }) => outcome === 'failed' || outcome === 'timed-out'),
    ),
    metrics: describeMetrics(answered),
    phaseMeansMs: averagePhases(answered.filter(({ outcome }) => outcome === 'succeeded')),
    tokens: summarizeTokens(answered),
    quality: hasChecks ? summarizeQuality(answered, scores) : null,
    cold: findColdStart(own),
  };
}

function countOutcomes(steady: readonly SampleFacts[], planned: number): TargetSummary['outcomes'] {
  const count = (outcome: SampleFacts['outcome']) =>
    steady.filter((sample) => sample.outcome === outcome).length;
  return {
    planned,
    succeeded: count('succeeded'),
    truncated: count('truncated'),
    failed: count('failed'),
    timedOut: count('timed-out'),
    cancelled: count('cancelled'),
  };
}

function describeMetrics(answered: readonly SampleFacts[]): Record<MetricName, Distribution> {
  const entries = METRIC_NAMES.map((metric) => [
    metric,
    describeDistribution(answered.map(MEASURE_METRIC[metric])),
  ]);
  return Object.fromEntries(entries);
}

function averagePhases(whole: readonly SampleFacts[]): TargetSummary['phaseMeansMs'] {
  const phases = whole.map(derivePhases).filter((parts) => parts !== null);
  if (phases.length === 0) return null;
  const entries = PHASE_NAMES.map((name) => [name, mean(phases.map((parts) => parts[name]))]);
  return Object.fromEntries(entries);
}

/** `mixed` says that the counts of the samples come from different sources and had better not be trusted as one. */
function summarizeTokens(answered: readonly SampleFacts[]): TargetSummary['tokens'] {
  const counted = answered.filter((sample) => sample.completionTokens !== null);
  const sources = [...new Set(counted.map((sample) => sample.tokenSource))];
  const completion = counted.map((sample) => sample.completionTokens ?? 0);
  const prompt = answered.map((sample) => sample.promptTokens).filter((count) => count !== null);
  return {
    source: sources.length > 1 ? 'mixed' : (sources[0] ?? null),
    promptMean: mean(prompt),
    completionMean: mean(completion),
    completionTotal: completion.length > 0 ? completion.reduce((sum, n) => sum + n, 0) : null,
  };
}

/**
 * The interval counts prompts and not answers: repeats of a prompt say little new, and at temperature 0 nothing.
 * So it is the Wilson interval of the same share among as many prompts as were answered.
 */
function summarizeQuality(
  answered: readonly SampleFacts[],
  scores: readonly Score[],
): TargetSummary['quality'] {
  const passedAll = new Map<number, boolean>();
  for (const { scorer, ordinal, value } of scores) {
    if (scorer !== 'computed') continue;
    passedAll.set(ordinal, (passedAll.get(ordinal) ?? true) && value === 1);
  }
  const checked = answered.filter((sample) => passedAll.has(sample.ordinal));
  const n = checked.length;
  const passed = checked.filter((sample) => passedAll.get(sample.ordinal)).length;
  const prompts = new Set(checked.map((sample) => sample.promptIndex)).size;
  const value = n === 0 ? null : passed / n;
  const interval = value === null ? null : wilsonInterval(value * prompts, prompts);
  return { n, passed, prompts, rate: { n, value, interval } };
}

function findColdStart(own: readonly SampleFacts[]): TargetSummary['cold'] {
  const sample = own.find((candidate) => candidate.phase === 'cold' && isAnswered(candidate));
  if (sample === undefined) return null;
  return { loadMs: sample.loadMs, ttftMs: sample.ttftMs, totalMs: sample.totalMs };
}

import { countErrorClasses } from '../benchmark/decide-run-outcome.ts';
import { isAnswered } from '../benchmark/is-answered.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { SAMPLE_FLAGS } from '../inference/call-record.ts';
import { mean } from '../statistics/mean.ts';
import { median } from '../statistics/median.ts';
import { flagOutliers } from '../statistics/median-absolute-deviation.ts';
import { derivePhases } from './derive-phases.ts';
import { describeDistribution } from './describe-distribution.ts';
import type { TargetFacts } from './facts-by-target.ts';
import { isWhole, MEASURE_METRIC } from './measure-metric.ts';
import { summarizePerCorrect } from './summarize-per-correct.ts';
import { summarizeQuality } from './summarize-quality.ts';
import {
  type Assumptions,
  type Distribution,
  METRIC_NAMES,
  type MetricName,
  PHASE_NAMES,
  type TargetSummary,
} from './target-summary.ts';

export type SummarizeTargetInput = {
  facts: TargetFacts;
  /** Steady samples that the run plans for the target. */
  plannedSteady: number;
  /** Indexes of the prompts that have checks; none means that quality is not known. */
  checkedPrompts: ReadonlySet<number>;
  /** By ordinal, over the whole run: see `findPassed`. */
  passed: ReadonlyMap<number, boolean>;
  /** Whether several requests to the target could be in flight at once. */
  overlapping: boolean;
  assumptions: Assumptions;
  /** Makes the intervals repeatable; the run's seed does. */
  seed: number;
};

/**
 * What a target's samples say. Only steady samples count, and only answered ones have times, tokens and quality;
 * failures are counted apart and never averaged into them. An answer cut at the cap counts for first tokens, rates
 * and quality, one without any text for quality only, but neither for the latency of whole answers. The cold start
 * stands on its own. Of a climb through several rates, times are those of the lowest; `LoadStep`s have the others.
 */
export function summarizeTarget(input: SummarizeTargetInput): TargetSummary {
  const { targetId, all, steady, answered, comparable } = input.facts;
  const whole = comparable.filter(isWhole);
  const hasChecks = input.checkedPrompts.size > 0;
  return {
    targetId,
    outcomes: countOutcomes(steady, input.plannedSteady),
    errorClasses: countErrorClasses(
      steady.filter(({ outcome }) => outcome === 'failed' || outcome === 'timed-out'),
    ),
    flags: countFlags(answered),
    retries: steady.reduce((sum, { retries }) => sum + retries.length, 0),
    outliers: flagOutliers(whole.map(({ totalMs }) => totalMs)).filter(Boolean).length,
    metrics: describeMetrics(comparable),
    phaseMeansMs: averagePhases(whole),
    tokens: summarizeTokens(answered),
    quality: hasChecks ? summarizeQuality(answered, input.passed) : null,
    perCorrect: hasChecks ? summarizePerCorrect({ ...input, steady }) : null,
    cold: summarizeColdStarts(all),
  };
}

/** Most frequent first. */
function countFlags(answered: readonly SampleFacts[]): TargetSummary['flags'] {
  return SAMPLE_FLAGS.map((flag) => ({
    flag,
    count: answered.filter(({ flags }) => flags.includes(flag)).length,
  }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
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

/** The medians of all cold starts; a target has one for each of its loads. */
function summarizeColdStarts(own: readonly SampleFacts[]): TargetSummary['cold'] {
  const cold = own.filter((sample) => sample.phase === 'cold' && isAnswered(sample));
  if (cold.length === 0) return null;
  const medianOf = (read: (sample: SampleFacts) => number | null) =>
    median(cold.map(read).filter((value) => value !== null));
  return {
    n: cold.length,
    loadMs: medianOf(({ loadMs }) => loadMs),
    ttftMs: medianOf(({ ttftMs }) => ttftMs),
    totalMs: medianOf(({ totalMs }) => totalMs),
  };
}

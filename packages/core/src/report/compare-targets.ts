import type { SampleFacts } from '../benchmark/sample-repository.ts';
import type { Pair } from '../statistics/bootstrap-ratio.ts';
import { testEquivalence } from '../statistics/equivalence.ts';
import { logRatiosByRound } from '../statistics/log-ratios-by-round.ts';
import { wilcoxonSignedRank } from '../statistics/wilcoxon-signed-rank.ts';
import { bootstrapRatios } from './bootstrap-ratios.ts';
import type { TargetFacts } from './facts-by-target.ts';
import { judgeComparisons } from './judge-comparisons.ts';
import { MEASURE_METRIC, TOKEN_METRICS } from './measure-metric.ts';
import type { MeasuredComparison } from './measured-comparison.ts';
import {
  DEFAULT_EQUIVALENCE_MARGIN,
  METRIC_NAMES,
  type MetricComparison,
  type MetricName,
  type TargetSummary,
} from './target-summary.ts';

export type ComparedTarget = { summary: TargetSummary; facts: TargetFacts };

/**
 * Each of `others` against target `base`, one comparison per metric. Paired by prompt and round over steady,
 * answered samples, so that a prompt which only one of them could answer favours neither.
 * Pairs whose tokens were counted differently do not count for metrics of tokens: an estimate is never set against a
 * count, and two estimates only against each other.
 */
export function compareTargets({
  base,
  others,
  seed,
  margin = DEFAULT_EQUIVALENCE_MARGIN,
}: {
  base: ComparedTarget;
  others: readonly ComparedTarget[];
  /** Makes the intervals repeatable; the run's seed does. */
  seed: number;
  /** Within this fraction, a difference does not matter. */
  margin?: number | undefined;
}): MetricComparison[] {
  const comparisons = others.flatMap((other): MeasuredComparison[] => {
    const samplePairs = pairSamples(base.facts.answered, other.facts.answered);
    const pairs = METRIC_NAMES.map((metric) =>
      samplePairs.flatMap((pair) => measurePair(metric, pair)),
    );
    const ratios = bootstrapRatios(pairs, seed);
    return METRIC_NAMES.map((metric, index) => ({
      baseTargetId: base.summary.targetId,
      otherTargetId: other.summary.targetId,
      metric,
      medianDelta: subtractMedians(base.summary, other.summary, metric),
      ratio: ratios[index] ?? { n: 0, value: null, interval: null },
      margin,
      ...testPairs(pairs[index] ?? [], margin),
    }));
  });
  return [...judgeComparisons(comparisons).values()];
}

type SamplePair = { round: number; base: SampleFacts; other: SampleFacts };

/** The rates of an open loop repeat prompts and rounds, so a round is one of a rate. */
function pairSamples(bases: readonly SampleFacts[], others: readonly SampleFacts[]): SamplePair[] {
  const keyOf = ({ step, round, promptIndex }: SampleFacts) => `${step}/${round}/${promptIndex}`;
  const byKey = new Map(bases.map((sample) => [keyOf(sample), sample]));
  return others.flatMap((other) => {
    const base = byKey.get(keyOf(other));
    return base === undefined
      ? []
      : [{ round: other.step * ROUNDS_APART + other.round, base, other }];
  });
}

/** More than a run may have rounds. */
const ROUNDS_APART = 1_000_000;

function testPairs(pairs: readonly Pair[], margin: number) {
  const logRatios = logRatiosByRound(pairs);
  const { pValue, rankBiserial } = wilcoxonSignedRank(logRatios.flat());
  const { pValue: equivalencePValue, equivalent } = testEquivalence({ logRatios, margin });
  const kind = 'rank-biserial' as const;
  return {
    pairs: pairs.length,
    rounds: logRatios.length,
    pValue,
    effectSize: rankBiserial === null ? null : { kind, value: rankBiserial },
    equivalencePValue,
    equivalent,
    logRatios,
  };
}

function measurePair(metric: MetricName, { round, base, other }: SamplePair): Pair[] {
  if (TOKEN_METRICS.has(metric) && base.tokenSource !== other.tokenSource) return [];
  const measureSample = MEASURE_METRIC[metric];
  const baseValue = measureSample(base);
  const otherValue = measureSample(other);
  if (baseValue === null || otherValue === null) return [];
  return [{ round, base: baseValue, other: otherValue }];
}

function subtractMedians(
  base: TargetSummary,
  other: TargetSummary,
  metric: MetricName,
): number | null {
  const baseMedian = base.metrics[metric].median.value;
  const otherMedian = other.metrics[metric].median.value;
  return baseMedian === null || otherMedian === null ? null : otherMedian - baseMedian;
}

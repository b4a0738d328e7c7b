import { isAnswered } from '../benchmark/is-answered.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { bootstrapRatio, type Pair } from '../statistics/bootstrap-ratio.ts';
import { MEASURE_METRIC, TOKEN_METRICS } from './measure-metric.ts';
import {
  METRIC_NAMES,
  type MetricComparison,
  type MetricName,
  type TargetSummary,
} from './target-summary.ts';

/**
 * Target `other` against target `base`, one comparison per metric. Paired by prompt and round over steady,
 * answered samples, so that a prompt which only one of them could answer favours neither.
 * Pairs whose tokens were counted differently do not count for metrics of tokens.
 */
export function compareTargets({
  base,
  other,
  facts,
  seed,
}: {
  base: TargetSummary;
  other: TargetSummary;
  facts: readonly SampleFacts[];
  /** Makes the intervals repeatable; the run's seed does. */
  seed: number;
}): MetricComparison[] {
  const samplePairs = pairSamples(facts, base.targetId, other.targetId);
  return METRIC_NAMES.map((metric) => {
    const pairs = samplePairs.flatMap((pair) => measurePair(metric, pair));
    const baseMedian = base.metrics[metric].median.value;
    const otherMedian = other.metrics[metric].median.value;
    return {
      baseTargetId: base.targetId,
      otherTargetId: other.targetId,
      metric,
      pairs: pairs.length,
      medianDelta: baseMedian === null || otherMedian === null ? null : otherMedian - baseMedian,
      ratio: bootstrapRatio(pairs, seed),
    };
  });
}

type SamplePair = { base: SampleFacts; other: SampleFacts };

function pairSamples(
  facts: readonly SampleFacts[],
  baseTargetId: string,
  otherTargetId: string,
): SamplePair[] {
  const steady = facts.filter((sample) => sample.phase === 'steady' && isAnswered(sample));
  const keyOf = ({ round, promptIndex }: SampleFacts) => `${round}/${promptIndex}`;
  const bases = new Map(
    steady
      .filter((sample) => sample.targetId === baseTargetId)
      .map((sample) => [keyOf(sample), sample]),
  );
  return steady
    .filter((sample) => sample.targetId === otherTargetId)
    .flatMap((other) => {
      const base = bases.get(keyOf(other));
      return base === undefined ? [] : [{ base, other }];
    });
}

function measurePair(metric: MetricName, pair: SamplePair): Pair[] {
  if (TOKEN_METRICS.has(metric) && pair.base.tokenSource !== pair.other.tokenSource) return [];
  const measure = MEASURE_METRIC[metric];
  const base = measure(pair.base);
  const other = measure(pair.other);
  return base === null || other === null ? [] : [{ round: pair.other.round, base, other }];
}

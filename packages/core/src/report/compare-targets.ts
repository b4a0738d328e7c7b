import type { SampleFacts } from '../benchmark/sample-repository.ts';
import type { Pair } from '../statistics/bootstrap-ratio.ts';
import { testEquivalence } from '../statistics/equivalence.ts';
import { largerPValue } from '../statistics/larger-p-value.ts';
import { logRatiosByRound } from '../statistics/log-ratios-by-round.ts';
import { estimateMean } from '../statistics/mean-estimate.ts';
import { testDifference } from '../statistics/test-difference.ts';
import { wilcoxonSignedRank } from '../statistics/wilcoxon-signed-rank.ts';
import { bootstrapRatios } from './bootstrap-ratios.ts';
import type { TargetFacts } from './facts-by-target.ts';
import { groupBy } from './group-by.ts';
import type { IndependentUnits } from './independent-units.ts';
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
 *
 * A difference takes two tests: Wilcoxon's of the pairs, and a t test of the means of independent units, because pairs
 * of a unit are not independent and Wilcoxon's test alone takes what happened to the machine in a round for a
 * difference of the targets. By simulation (no true difference, 400 trials each of 3, 5 and 10 rounds of 8 prompts;
 * normal noise of the log ratio, 10 % per round and 5 % per pair, or the other way round), 3 to 6 % of comparisons of two
 * targets are called faster or slower; 5 to 22 % would be without the t test and with the bootstrap interval alone.
 */
export function compareTargets({
  base,
  others,
  units,
  seed,
  margin = DEFAULT_EQUIVALENCE_MARGIN,
}: {
  base: ComparedTarget;
  others: readonly ComparedTarget[];
  units: IndependentUnits;
  /** Makes the intervals repeatable; the run's seed does. */
  seed: number;
  /** Within this fraction, a difference does not matter. */
  margin?: number | undefined;
}): MetricComparison[] {
  const comparisons = others.flatMap((other): MeasuredComparison[] => {
    const samplePairs = pairSamples(base.facts.comparable, other.facts.comparable, units);
    const columns = METRIC_NAMES.map((metric) =>
      samplePairs.flatMap((pair) => measurePair(metric, pair)),
    );
    const ratios = bootstrapRatios(columns, seed);
    return METRIC_NAMES.map((metric, index) => ({
      baseTargetId: base.summary.targetId,
      otherTargetId: other.summary.targetId,
      metric,
      medianDelta: subtractMedians(base.summary, other.summary, metric),
      ratio: ratios[index] ?? { n: 0, value: null, interval: null },
      margin,
      ...testPairs(columns[index] ?? [], margin, units),
    }));
  });
  return [...judgeComparisons(comparisons).values()];
}

/** `unit` numbers the independent units. */
type SamplePair = { unit: number; base: SampleFacts; other: SampleFacts };

/** The rates of an open loop repeat prompts and rounds, so a round is one of a rate. */
function pairSamples(
  bases: readonly SampleFacts[],
  others: readonly SampleFacts[],
  { keyOf }: IndependentUnits,
): SamplePair[] {
  const nameOf = ({ step, round, promptIndex }: SampleFacts) => `${step}/${round}/${promptIndex}`;
  const byName = new Map(bases.map((sample) => [nameOf(sample), sample]));
  const pairs = others.flatMap((other) => {
    const base = byName.get(nameOf(other));
    return base === undefined ? [] : [{ base, other }];
  });
  // Where each target has its own blocks, a unit is a block of either.
  const unitOf = ({ base, other }: Omit<SamplePair, 'unit'>) => `${keyOf(base)}/${keyOf(other)}`;
  return [...groupBy(pairs, unitOf).values()].flatMap((ofUnit, unit) =>
    ofUnit.map((pair) => ({ unit, ...pair })),
  );
}

/** The name of the round stays, to count rounds by; what is resampled is the unit. */
type MeasuredPair = Pair & { name: string };

function testPairs(pairs: readonly MeasuredPair[], margin: number, units: IndependentUnits) {
  const logRatios = logRatiosByRound(pairs);
  const differences = logRatios.flat();
  const rounds = new Set(pairs.map(({ name }) => name)).size;
  const estimate = estimateMean(logRatios);
  const { pValue, rankBiserial } = wilcoxonSignedRank(differences);
  const kind = 'rank-biserial' as const;
  return {
    pairs: pairs.length,
    rounds,
    pValue: largerPValue(pValue, testDifference(estimate)),
    effectSize: rankBiserial === null ? null : { kind, value: rankBiserial },
    equivalencePValue: testEquivalence({ estimate, margin }),
    logRatios,
    pairsPerUnit: logRatios.length > 0 ? differences.length / logRatios.length : 0,
    countRounds: (count: number) => units.countRounds(count, { rounds, units: logRatios.length }),
  };
}

function measurePair(metric: MetricName, { unit, base, other }: SamplePair): MeasuredPair[] {
  if (TOKEN_METRICS.has(metric) && base.tokenSource !== other.tokenSource) return [];
  const measureSample = MEASURE_METRIC[metric];
  const baseValue = measureSample(base);
  const otherValue = measureSample(other);
  if (baseValue === null || otherValue === null) return [];
  const name = `${base.step}/${base.round}`;
  return [{ round: unit, base: baseValue, other: otherValue, name }];
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

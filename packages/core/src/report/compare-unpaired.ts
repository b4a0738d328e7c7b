import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { TOKEN_SOURCES } from '../inference/call-record.ts';
import { testEquivalence } from '../statistics/equivalence.ts';
import { mannWhitney } from '../statistics/mann-whitney.ts';
import { mean } from '../statistics/mean.ts';
import { median } from '../statistics/median.ts';
import type { TargetFacts } from './facts-by-target.ts';
import type { CommonPrompts } from './find-common-prompts.ts';
import { groupBy } from './group-by.ts';
import { MEASURE_METRIC, TOKEN_METRICS } from './measure-metric.ts';
import type { MeasuredComparison } from './measured-comparison.ts';
import { METRIC_NAMES, type MetricName } from './target-summary.ts';
import { unpairedRatios } from './unpaired-ratios.ts';

/**
 * A target of one run against a target of another, one comparison per metric, over the prompts that both have
 * answered: other prompts would be other work. Rounds are drawn apart for either.
 *
 * Metrics of tokens take the most credible source of counts that both have, and are empty when they share none.
 * The test of equivalence and the number of further rounds need differences; since no round of one run belongs to a
 * round of the other, they take the rounds as they come, and as many as both have.
 */
export function compareUnpaired({
  base,
  other,
  prompts,
  seed,
  margin,
}: {
  base: TargetFacts;
  other: TargetFacts;
  prompts: CommonPrompts;
  seed: number;
  margin: number;
}): MeasuredComparison[] {
  const columns = METRIC_NAMES.map((metric) => {
    const values = takeComparable(
      measureSamples(metric, base.answered, prompts.ofBase),
      measureSamples(metric, other.answered, prompts.ofOther),
      metric,
    );
    return { metric, base: toRounds(values.base), other: toRounds(values.other) };
  });
  const ratios = unpairedRatios(columns, seed);
  return columns.map(({ metric, base: baseRounds, other: otherRounds }, index) => {
    const ratio = ratios[index] ?? { n: { base: 0, other: 0 }, value: null, interval: null };
    const { pValue, cliffsDelta } = mannWhitney(otherRounds.flat(), baseRounds.flat());
    const logRatios = differRounds(baseRounds, otherRounds);
    const equivalence = testEquivalence({ logRatios, margin });
    const baseMedian = median(baseRounds.flat());
    const otherMedian = median(otherRounds.flat());
    return {
      baseTargetId: base.targetId,
      otherTargetId: other.targetId,
      metric,
      pairs: 0,
      rounds: Math.min(baseRounds.length, otherRounds.length),
      medianDelta: baseMedian === null || otherMedian === null ? null : otherMedian - baseMedian,
      ratio: { ...ratio, n: Math.min(ratio.n.base, ratio.n.other) },
      pValue,
      effectSize: cliffsDelta === null ? null : { kind: 'cliffs-delta', value: cliffsDelta },
      margin,
      equivalencePValue: equivalence.pValue,
      equivalent: equivalence.equivalent,
      logRatios,
    };
  });
}

type Measured = { sample: SampleFacts; prompt: string; value: number };

function measureSamples(
  metric: MetricName,
  samples: readonly SampleFacts[],
  nameOf: (promptIndex: number) => string | null,
): Measured[] {
  const measure = MEASURE_METRIC[metric];
  return samples.flatMap((sample) => {
    const prompt = nameOf(sample.promptIndex);
    const value = measure(sample);
    return prompt === null || value === null ? [] : [{ sample, prompt, value }];
  });
}

type Sides = { base: Measured[]; other: Measured[] };

function takeComparable(base: Measured[], other: Measured[], metric: MetricName): Sides {
  if (!TOKEN_METRICS.has(metric)) return takeCommonPrompts(base, other);
  for (const source of TOKEN_SOURCES) {
    const isCounted = ({ sample }: Measured) => sample.tokenSource === source;
    const sides = takeCommonPrompts(base.filter(isCounted), other.filter(isCounted));
    if (sides.base.length > 0) return sides;
  }
  return { base: [], other: [] };
}

function takeCommonPrompts(base: Measured[], other: Measured[]): Sides {
  const inBase = new Set(base.map(({ prompt }) => prompt));
  const inOther = new Set(other.map(({ prompt }) => prompt));
  return {
    base: base.filter(({ prompt }) => inOther.has(prompt)),
    other: other.filter(({ prompt }) => inBase.has(prompt)),
  };
}

function toRounds(measured: readonly Measured[]): number[][] {
  const rounds = groupBy(measured, ({ sample }) => `${sample.step}/${sample.round}`);
  return [...rounds.values()].map((round) => round.map(({ value }) => value));
}

function differRounds(baseRounds: number[][], otherRounds: number[][]): number[][] {
  const meanLog = (round: readonly number[]) => mean(round.map(Math.log)) ?? Number.NaN;
  const count = Math.min(baseRounds.length, otherRounds.length);
  return otherRounds
    .slice(0, count)
    .map((round, index) => [meanLog(round) - meanLog(baseRounds[index] ?? [])]);
}

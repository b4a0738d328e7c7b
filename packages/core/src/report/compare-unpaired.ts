import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { TOKEN_SOURCES } from '../inference/call-record.ts';
import { testEquivalence } from '../statistics/equivalence.ts';
import { largerPValue } from '../statistics/larger-p-value.ts';
import { mannWhitney } from '../statistics/mann-whitney.ts';
import { mean } from '../statistics/mean.ts';
import { estimateDifference } from '../statistics/mean-estimate.ts';
import { testDifference } from '../statistics/test-difference.ts';
import type { TargetFacts } from './facts-by-target.ts';
import type { CommonPrompts } from './find-common-prompts.ts';
import { groupBy } from './group-by.ts';
import type { IndependentUnits } from './independent-units.ts';
import { MEASURE_METRIC, TOKEN_METRICS } from './measure-metric.ts';
import type { MeasuredComparison } from './measured-comparison.ts';
import { type PromptValue, relateByPrompt } from './relate-by-prompt.ts';
import { METRIC_NAMES, type MetricName } from './target-summary.ts';
import { unpairedRatios } from './unpaired-ratios.ts';

export type UnpairedSide = { facts: TargetFacts; units: IndependentUnits };

export type UnpairedComparison = {
  measured: MeasuredComparison;
  /** Geometric means of each prompt that both have answered. */
  prompts: readonly { base: number; other: number }[];
};

/**
 * A target of one run against a target of another, one comparison per metric, over the prompts that both have
 * answered: other prompts would be other work. Every prompt is taken against itself and weighs the same
 * (`relateByPrompt`), so that neither long prompts nor those that one side answered more often tilt anything. Independent
 * units, e.g. rounds, are drawn apart for either. A difference takes the test of Mann and Whitney and Welch's t test of
 * the means of units: values of a unit are not independent, which the former does not know. By simulation as of
 * `compareTargets`, with noise of either side, 2 to 6 % of comparisons are wrong and the interval catches the truth in 94 to
 * 98 %. What differs between two runs as a whole, such as a restart of the machine, no test of two runs can tell from a
 * difference of the targets.
 *
 * Metrics of tokens take the most credible source of counts that both have, and are empty when they share none. The
 * number of further rounds needs differences; since no unit of one run belongs to a unit of the other, they are taken as
 * they come, and as many as both have.
 */
export function compareUnpaired({
  base,
  other,
  prompts,
  seed,
  margin,
}: {
  base: UnpairedSide;
  other: UnpairedSide;
  prompts: CommonPrompts;
  seed: number;
  margin: number;
}): UnpairedComparison[] {
  const columns = METRIC_NAMES.map((metric) => {
    const values = takeComparable(
      measureSamples(metric, base.facts.comparable, prompts.ofBase),
      measureSamples(metric, other.facts.comparable, prompts.ofOther),
      metric,
    );
    const related = relateByPrompt(values.base, values.other);
    return {
      metric,
      related,
      base: toUnits(related.base, base.units),
      other: toUnits(related.other, other.units),
      rounds: Math.min(countRounds(values.base), countRounds(values.other)),
    };
  });
  const ratios = unpairedRatios(columns, seed);
  return columns.map((column, index) => {
    const ratio = ratios[index] ?? { n: { base: 0, other: 0 }, value: null, interval: null };
    const { pValue, cliffsDelta } = mannWhitney(column.other.flat(), column.base.flat());
    const estimate = estimateDifference(column.base, column.other);
    const logRatios = differUnits(column.base, column.other);
    const n = Math.min(ratio.n.base, ratio.n.other);
    const measured: MeasuredComparison = {
      baseTargetId: base.facts.targetId,
      otherTargetId: other.facts.targetId,
      metric: column.metric,
      pairs: 0,
      rounds: column.rounds,
      medianDelta: column.related.medianDelta,
      ratio: { ...ratio, n },
      pValue: largerPValue(pValue, testDifference(estimate)),
      effectSize: cliffsDelta === null ? null : { kind: 'cliffs-delta', value: cliffsDelta },
      margin,
      equivalencePValue: testEquivalence({ estimate, margin }),
      logRatios,
      pairsPerUnit: logRatios.length > 0 ? n / logRatios.length : 0,
      countRounds: (count) => {
        const seen = { rounds: column.rounds, units: logRatios.length };
        const ofBase = base.units.countRounds(count, seen);
        const ofOther = other.units.countRounds(count, seen);
        return ofBase === null || ofOther === null ? null : Math.max(ofBase, ofOther);
      },
    };
    return { measured, prompts: column.related.prompts };
  });
}

type Measured = PromptValue & { sample: SampleFacts };

function measureSamples(
  metric: MetricName,
  samples: readonly SampleFacts[],
  nameOf: (promptIndex: number) => string | null,
): Measured[] {
  const measure = MEASURE_METRIC[metric];
  return samples.flatMap((sample) => {
    const prompt = nameOf(sample.promptIndex);
    const value = measure(sample);
    if (prompt === null || value === null) return [];
    // What is not positive and finite has no ratio.
    return value > 0 && Number.isFinite(value) ? [{ sample, prompt, value }] : [];
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

function toUnits(
  related: readonly (Measured & { log: number })[],
  { keyOf }: IndependentUnits,
): number[][] {
  const units = groupBy(related, ({ sample }) => keyOf(sample));
  return [...units.values()].map((unit) => unit.map(({ log }) => log));
}

function countRounds(measured: readonly Measured[]): number {
  return new Set(measured.map(({ sample }) => `${sample.step}/${sample.round}`)).size;
}

function differUnits(baseUnits: number[][], otherUnits: number[][]): number[][] {
  const count = Math.min(baseUnits.length, otherUnits.length);
  return otherUnits
    .slice(0, count)
    .map((unit, index) => [
      (mean(unit) ?? Number.NaN) - (mean(baseUnits[index] ?? []) ?? Number.NaN),
    ]);
}

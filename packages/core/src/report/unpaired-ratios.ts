import { BOOTSTRAP_RESAMPLES, bcaLimits } from '../statistics/bca-limits.ts';
import { expInterval } from '../statistics/exp-interval.ts';
import { hasEnoughRounds } from '../statistics/has-enough-rounds.ts';
import type { Interval } from '../statistics/interval.ts';
import { jackknifeMeans } from '../statistics/jackknife-means.ts';
import { mean } from '../statistics/mean.ts';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import { groupBy } from './group-by.ts';
import { type Rounds, resampleColumns } from './resample-columns.ts';

type Sides = { base: Rounds; other: Rounds };

type Ratio = {
  n: { base: number; other: number };
  value: number | null;
  interval: Interval | null;
};

/**
 * `unpairedRatio` of each of several metrics of the same samples, to the last digit, in a fraction of the time: metrics
 * that are known of the same samples share their draws (`resampleColumns`).
 */
export function unpairedRatios(columns: readonly Sides[], seed: number): Ratio[] {
  const measured = columns.map(({ base, other }) => ({
    base: logarithms(base),
    other: logarithms(other),
  }));
  const enough = measured.filter(
    ({ base, other }) => hasEnoughRounds(base) && hasEnoughRounds(other),
  );
  const intervals = new Map<Sides, Interval | null>();
  for (const alike of groupBy(enough, shapeOf).values()) {
    const found = differenceIntervals(alike, seed);
    for (const [index, column] of alike.entries()) intervals.set(column, found[index] ?? null);
  }
  return measured.map((column) => {
    const n = { base: column.base.flat().length, other: column.other.flat().length };
    const baseMean = mean(column.base.flat());
    const otherMean = mean(column.other.flat());
    if (baseMean === null || otherMean === null) return { n, value: null, interval: null };
    const interval = expInterval(intervals.get(column) ?? null);
    return { n, value: Math.exp(otherMean - baseMean), interval };
  });
}

function logarithms(rounds: Rounds): number[][] {
  return rounds
    .map((round) => round.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log))
    .filter((round) => round.length > 0);
}

function shapeOf({ base, other }: Sides): string {
  return [base, other].map((rounds) => rounds.map((round) => round.length).join()).join('/');
}

/** Of the mean of `other` minus that of `base`, for columns of the same shape. */
function differenceIntervals(columns: readonly Sides[], seed: number): (Interval | null)[] {
  const bases = columns.map(({ base }) => shift(base));
  const others = columns.map(({ other }) => shift(other));
  const random = createSeededRandom(seed);
  const resample = (sides: readonly Shifted[]) =>
    resampleColumns({
      columns: sides.map(({ rounds }) => rounds),
      resamples: BOOTSTRAP_RESAMPLES,
      random,
    });
  const baseMeans = resample(bases);
  const otherMeans = resample(others);
  return bases.map((base, column) => {
    const other = others[column] ?? shift([]);
    const limits = bcaLimits({
      estimate: other.mean - base.mean,
      resampled: (otherMeans[column] ?? new Float64Array()).map(
        (value, index) => value - (baseMeans[column]?.[index] ?? Number.NaN),
      ),
      jackknife: [
        jackknifeMeans(base.rounds).map((value) => other.mean - value),
        jackknifeMeans(other.rounds).map((value) => value - base.mean),
      ],
    });
    const apart = other.origin - base.origin;
    return limits && { ...limits, low: apart + limits.low, high: apart + limits.high };
  });
}

type Shifted = { origin: number; rounds: number[][]; mean: number };

/** Counted from a value of its own, a sample without spread is zeros, whose sums know no rounding. */
function shift(rounds: Rounds): Shifted {
  const origin = rounds[0]?.[0] ?? 0;
  const shifted = rounds.map((round) => round.map((value) => value - origin));
  return { origin, rounds: shifted, mean: mean(shifted.flat()) ?? Number.NaN };
}

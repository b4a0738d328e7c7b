import { BOOTSTRAP_RESAMPLES, bcaLimits } from '../statistics/bca-limits.ts';
import { expInterval } from '../statistics/exp-interval.ts';
import { hasEnoughRounds } from '../statistics/has-enough-rounds.ts';
import type { Interval } from '../statistics/interval.ts';
import { jackknifeMeans } from '../statistics/jackknife-means.ts';
import { mean } from '../statistics/mean.ts';
import { estimateDifference } from '../statistics/mean-estimate.ts';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import { widenByStudent } from '../statistics/widen-by-student.ts';
import { groupBy } from './group-by.ts';
import { type Rounds, resampleColumns } from './resample-columns.ts';

/** Natural logarithms of the values of both, in rounds. */
type LogSides = { base: Rounds; other: Rounds };

type Ratio = {
  n: { base: number; other: number };
  value: number | null;
  interval: Interval | null;
};

/**
 * How many times `base` the values of `other` are, where the two were measured apart, e.g. in two runs, for each of
 * several metrics of the same samples: the ratio of their geometric means, with a 95 % interval from two-level BCa
 * bootstraps of either (rounds, then values inside), never narrower than Welch's t interval of round means
 * (`widenByStudent`). The interval is null when either has fewer than 5 values or 3 rounds; `value` is null when either
 * has none. Equal seeds give equal intervals. Metrics that are known of the same samples share their draws
 * (`resampleColumns`), and have what they would have alone.
 */
export function unpairedRatios(columns: readonly LogSides[], seed: number): Ratio[] {
  const measured = columns.map(({ base, other }) => ({ base: filled(base), other: filled(other) }));
  const enough = measured.filter(
    ({ base, other }) => hasEnoughRounds(base) && hasEnoughRounds(other),
  );
  const intervals = new Map<LogSides, Interval | null>();
  for (const alike of groupBy(enough, shapeOf).values()) {
    const found = differenceIntervals(alike, seed);
    for (const [index, column] of alike.entries()) intervals.set(column, found[index] ?? null);
  }
  return measured.map((column) => {
    const n = { base: column.base.flat().length, other: column.other.flat().length };
    const baseMean = mean(column.base.flat());
    const otherMean = mean(column.other.flat());
    if (baseMean === null || otherMean === null) return { n, value: null, interval: null };
    const interval = expInterval(
      widenByStudent(intervals.get(column) ?? null, estimateDifference(column.base, column.other)),
    );
    return { n, value: Math.exp(otherMean - baseMean), interval };
  });
}

function filled(rounds: Rounds): Rounds {
  return rounds.filter((round) => round.length > 0);
}

function shapeOf({ base, other }: LogSides): string {
  return [base, other].map((rounds) => rounds.map((round) => round.length).join()).join('/');
}

/** Of the mean of `other` minus that of `base`, for columns of the same shape. */
function differenceIntervals(columns: readonly LogSides[], seed: number): (Interval | null)[] {
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

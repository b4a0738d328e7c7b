import { BOOTSTRAP_RESAMPLES, bcaLimits } from './bca-limits.ts';
import { expInterval } from './exp-interval.ts';
import { hasEnoughRounds } from './has-enough-rounds.ts';
import type { Interval } from './interval.ts';
import { jackknifeMeans } from './jackknife-means.ts';
import { mean } from './mean.ts';
import { resampleMeans } from './resample-means.ts';
import { createSeededRandom } from './seeded-random.ts';

type Rounds = readonly (readonly number[])[];

/**
 * How many times `base` the values of `other` are, where the two were measured apart, e.g. in two runs: the ratio of
 * their geometric means, with a 95 % interval from two-level BCa bootstraps of either (rounds, then values inside). The
 * interval is null when either has fewer than 5 values or 3 rounds. Values that are not positive and finite are left
 * out; `n` counts the others; `value` is null when either has none. Equal seeds give equal intervals.
 */
export function unpairedRatio({
  base,
  other,
  seed,
}: {
  base: Rounds;
  other: Rounds;
  seed: number;
}): { n: { base: number; other: number }; value: number | null; interval: Interval | null } {
  const baseLogs = logarithms(base);
  const otherLogs = logarithms(other);
  const n = { base: baseLogs.flat().length, other: otherLogs.flat().length };
  const baseMean = mean(baseLogs.flat());
  const otherMean = mean(otherLogs.flat());
  if (baseMean === null || otherMean === null) return { n, value: null, interval: null };
  return {
    n,
    value: Math.exp(otherMean - baseMean),
    interval: expInterval(differenceInterval(baseLogs, otherLogs, seed)),
  };
}

function logarithms(rounds: Rounds): number[][] {
  return rounds
    .map((round) => round.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log))
    .filter((round) => round.length > 0);
}

/** Of the mean of `other` minus that of `base`. */
function differenceInterval(base: Rounds, other: Rounds, seed: number): Interval | null {
  if (!hasEnoughRounds(base) || !hasEnoughRounds(other)) return null;
  // Counted from a value of its own, a sample without spread is zeros, whose sums know no rounding.
  const [baseOrigin, otherOrigin] = [base[0]?.[0] ?? 0, other[0]?.[0] ?? 0];
  const baseShifted = base.map((round) => round.map((value) => value - baseOrigin));
  const otherShifted = other.map((round) => round.map((value) => value - otherOrigin));
  const baseMean = mean(baseShifted.flat()) ?? Number.NaN;
  const otherMean = mean(otherShifted.flat()) ?? Number.NaN;

  const random = createSeededRandom(seed);
  const resamples = BOOTSTRAP_RESAMPLES;
  const baseMeans = resampleMeans({ groups: baseShifted, resamples, random });
  const otherMeans = resampleMeans({ groups: otherShifted, resamples, random });
  const limits = bcaLimits({
    estimate: otherMean - baseMean,
    resampled: otherMeans.map((value, index) => value - (baseMeans[index] ?? Number.NaN)),
    jackknife: [
      jackknifeMeans(baseShifted).map((value) => otherMean - value),
      jackknifeMeans(otherShifted).map((value) => value - baseMean),
    ],
  });
  const shift = otherOrigin - baseOrigin;
  return limits && { ...limits, low: shift + limits.low, high: shift + limits.high };
}

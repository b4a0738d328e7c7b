import { BOOTSTRAP_RESAMPLES, bcaLimits } from './bca-limits.ts';
import { canBootstrap } from './can-bootstrap.ts';
import type { Interval } from './interval.ts';
import { jackknifeMeans } from './jackknife-means.ts';
import { mean } from './mean.ts';
import { resampleMeans } from './resample-means.ts';
import { createSeededRandom } from './seeded-random.ts';

/**
 * 95 % interval of the mean of all members of groups: bias-corrected and accelerated bootstrap (Efron and Tibshirani
 * 1993, chapter 14) in two levels (Davison and Hinkley 1997, section 3.8), which draws groups, e.g. rounds, and in each
 * its members, with replacement. The acceleration comes from leaving out one group at a time, or one member when
 * there is one group. Equal seeds give equal intervals. Empty groups do not count. Exactly without width when all members
 * are equal. Null below three groups, or five members of a single one, and where a member is not finite.
 */
export function bcaMeanInterval({
  groups,
  seed,
  resamples = BOOTSTRAP_RESAMPLES,
}: {
  groups: readonly (readonly number[])[];
  seed: number;
  resamples?: number;
}): Interval | null {
  const filled = groups.filter((group) => group.length > 0);
  if (!canBootstrap(filled)) return null;
  // Counted from a member, equal values are zeros, whose sums know no rounding.
  const origin = filled[0]?.[0] ?? 0;
  const shifted = filled.map((group) => group.map((value) => value - origin));
  const limits = bcaLimits({
    estimate: mean(shifted.flat()) ?? Number.NaN,
    resampled: resampleMeans({ groups: shifted, resamples, random: createSeededRandom(seed) }),
    jackknife: [jackknifeMeans(shifted)],
  });
  return limits && { ...limits, low: origin + limits.low, high: origin + limits.high };
}

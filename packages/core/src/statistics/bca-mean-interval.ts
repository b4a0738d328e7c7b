import { BOOTSTRAP_RESAMPLES, bcaLimits } from './bca-limits.ts';
import { canBootstrap } from './can-bootstrap.ts';
import type { Interval } from './interval.ts';
import { jackknifeMeans } from './jackknife-means.ts';
import { mean } from './mean.ts';
import { resampleMeans } from './resample-means.ts';
import { createSeededRandom } from './seeded-random.ts';

/**
 * As `bcaInterval`, of the mean of all members, without rebuilding the groups for every resample. Exactly without
 * width when all members are equal.
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

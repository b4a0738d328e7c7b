import { BOOTSTRAP_RESAMPLES, bcaLimits } from './bca-limits.ts';
import { canBootstrap } from './can-bootstrap.ts';
import type { Interval } from './interval.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

type Groups = readonly (readonly number[])[];

/**
 * 95 % interval of any `statistic` of grouped values: bias-corrected and accelerated bootstrap (Efron and Tibshirani
 * 1993, chapter 14) in two levels (Davison and Hinkley 1997, section 3.8), which draws groups, e.g. rounds, and in each
 * its members, with replacement. The acceleration comes from leaving out one group at a time, or one member when
 * there is one group. Equal seeds give equal intervals. Empty groups do not count.
 * Null below three groups, or five members of a single one, and where the statistic is not finite. For a mean,
 * `bcaMeanInterval` is faster.
 */
export function bcaInterval({
  groups,
  statistic,
  seed,
  resamples = BOOTSTRAP_RESAMPLES,
}: {
  groups: Groups;
  statistic: (groups: Groups) => number;
  seed: number;
  resamples?: number;
}): Interval | null {
  const filled = groups.filter((group) => group.length > 0);
  if (!canBootstrap(filled)) return null;
  const random = createSeededRandom(seed);
  return bcaLimits({
    estimate: statistic(filled),
    resampled: Float64Array.from({ length: resamples }, () => statistic(resample(filled, random))),
    jackknife: [leaveOneOut(filled).map(statistic)],
  });
}

function resample(groups: Groups, random: SeededRandom): Groups {
  return groups.map(() => {
    const group = groups[random.nextBelow(groups.length)] ?? [];
    return group.map(() => group[random.nextBelow(group.length)] ?? Number.NaN);
  });
}

function leaveOneOut(groups: Groups): Groups[] {
  const [only] = groups;
  if (groups.length === 1 && only) return only.map((_, index) => [only.toSpliced(index, 1)]);
  return groups.map((_, index) => groups.toSpliced(index, 1));
}

import type { SeededRandom } from './seeded-random.ts';

/**
 * Means of `resamples` two-level resamples of groups, none of them empty: groups are drawn with replacement, then the
 * members of each. Without building the resamples, because there may be 2,000 of 20,000 values.
 */
export function resampleMeans({
  groups,
  resamples,
  random,
}: {
  groups: readonly (readonly number[])[];
  resamples: number;
  random: SeededRandom;
}): Float64Array {
  const means = new Float64Array(resamples);
  const packed = groups.map((group) => Float64Array.from(group));
  for (let resample = 0; resample < resamples; resample += 1) {
    let sum = 0;
    let count = 0;
    for (let drawn = 0; drawn < packed.length; drawn += 1) {
      const group = packed[random.nextBelow(packed.length)] ?? new Float64Array();
      for (let i = 0; i < group.length; i += 1) sum += group[random.nextBelow(group.length)] ?? 0;
      count += group.length;
    }
    means[resample] = sum / count;
  }
  return means;
}

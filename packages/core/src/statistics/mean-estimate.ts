import { meanAndDeviation } from './mean-and-deviation.ts';
import { roundMeans } from './round-means.ts';

/** A mean, or a difference of means, with its standard error and the degrees of freedom of that. */
export type MeanEstimate = { value: number; error: number; degreesOfFreedom: number };

/**
 * The mean of the means of rounds, each of which counts once: what a round does to all its samples is one observation
 * and not as many as it has samples. The error is exactly 0 where all are equal. Null below two rounds; values that are
 * not finite are left out.
 */
export function estimateMean(rounds: readonly (readonly number[])[]): MeanEstimate | null {
  const finite = rounds.map((round) => round.filter(Number.isFinite));
  // Counted from a value of their own, equal values are zeros, whose sums know no rounding.
  const origin = finite.flat()[0] ?? 0;
  const shifted = finite.map((round) => round.map((value) => value - origin));
  const means = meanAndDeviation(roundMeans(shifted));
  if (means === null) return null;
  const { n, mean: center, deviation } = means;
  return { value: origin + center, error: deviation / Math.sqrt(n), degreesOfFreedom: n - 1 };
}

/**
 * The mean of `other` minus that of `base`, where the two were measured apart and may vary by different amounts (Welch
 * 1947). Null where either is below two rounds.
 */
export function estimateDifference(
  base: readonly (readonly number[])[],
  other: readonly (readonly number[])[],
): MeanEstimate | null {
  const estimates = [estimateMean(base), estimateMean(other)].filter((each) => each !== null);
  const [left, right] = estimates;
  if (left === undefined || right === undefined) return null;
  const variance = left.error ** 2 + right.error ** 2;
  const spread =
    left.error ** 4 / left.degreesOfFreedom + right.error ** 4 / right.degreesOfFreedom;
  return {
    value: right.value - left.value,
    error: Math.sqrt(variance),
    degreesOfFreedom:
      spread === 0 ? left.degreesOfFreedom + right.degreesOfFreedom : variance ** 2 / spread,
  };
}

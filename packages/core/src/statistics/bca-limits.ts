import { normalCdf, normalQuantile } from './distributions.ts';
import type { Interval } from './interval.ts';
import { jackknifeAcceleration } from './jackknife-acceleration.ts';
import { quantileOfSorted } from './quantile.ts';

export const BOOTSTRAP_RESAMPLES = 2_000;

/**
 * The bias-corrected and accelerated 95 % interval (Efron and Tibshirani 1993, chapter 14) of an `estimate`, from its
 * values in resamples and, for each independent sample, with one unit left out (`jackknife`). A resample equal to
 * the estimate counts half as below it, so that data without spread give an interval without width.
 * Null without resamples, or when any of the numbers is not finite.
 */
export function bcaLimits({
  estimate,
  resampled,
  jackknife,
}: {
  estimate: number;
  resampled: Float64Array;
  jackknife: readonly (readonly number[])[];
}): Interval | null {
  if (!Number.isFinite(estimate) || !resampled.every(Number.isFinite)) return null;
  if (resampled.length === 0 || !jackknife.flat().every(Number.isFinite)) return null;

  const sorted = Array.from(resampled.toSorted());
  const bias = normalQuantile(shareBelow(sorted, estimate));
  const acceleration = jackknifeAcceleration(jackknife);
  const limit = (probability: number) =>
    quantileOfSorted(sorted, adjust(probability, bias, acceleration));
  const low = limit(0.025);
  const high = limit(0.975);
  return low === null || high === null ? null : { low, high, level: 0.95 };
}

function shareBelow(sorted: readonly number[], estimate: number): number {
  // A resample may be the estimate but for the order of its sum.
  const tolerance = 1e-12 * ((sorted.at(-1) ?? 0) - (sorted[0] ?? 0));
  let below = 0;
  for (const value of sorted) {
    if (Math.abs(value - estimate) <= tolerance) below += 0.5;
    else if (value < estimate) below += 1;
  }
  // An estimate outside all its resamples would have an infinite bias.
  const edge = 1 / (sorted.length + 1);
  return Math.min(Math.max(below / sorted.length, edge), 1 - edge);
}

/** The share of resamples below the limit that stands for `probability` (formula 14.10). */
function adjust(probability: number, bias: number, acceleration: number): number {
  const shifted = bias + normalQuantile(probability);
  const slowing = 1 - acceleration * shifted;
  // Beyond its pole the formula would turn back: the limit is the outermost resample.
  if (slowing <= 0) return shifted > 0 ? 1 : 0;
  return normalCdf(bias + shifted / slowing);
}

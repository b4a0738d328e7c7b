import { quantileOfSorted } from './quantile.ts';

/**
 * Samples that a percentile needs: with fewer, even a largest value says nothing of it with 95 % confidence,
 * as MLPerf's rule for early stopping has it (1 - share^n >= 0.95).
 */
export const PERCENTILE_SAMPLES_MIN = { p90: 29, p95: 59, p99: 299 } as const;

const SHARE = { p90: 0.9, p95: 0.95, p99: 0.99 } as const;

/** A percentile of values in ascending order; null when there are too few of them to print it. */
export function printablePercentile(
  sorted: readonly number[],
  percentile: keyof typeof PERCENTILE_SAMPLES_MIN,
): number | null {
  if (sorted.length < PERCENTILE_SAMPLES_MIN[percentile]) return null;
  return quantileOfSorted(sorted, SHARE[percentile]);
}

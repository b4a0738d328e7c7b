import { studentCdf } from './distributions.ts';
import type { MeanEstimate } from './mean-estimate.ts';

/**
 * Two-sided p-value of Student's t test of whether a mean, or a difference of means, is zero. Without spread, it decides
 * by itself: 1 for zero, else 0. Null for null.
 */
export function testDifference(estimate: MeanEstimate | null): number | null {
  if (estimate === null) return null;
  const { value, error, degreesOfFreedom } = estimate;
  if (error === 0) return Number(value === 0);
  return 2 * studentCdf(-Math.abs(value) / error, degreesOfFreedom);
}

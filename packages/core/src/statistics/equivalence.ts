import { studentCdf } from './distributions.ts';
import { logMargin } from './log-margin.ts';
import type { MeanEstimate } from './mean-estimate.ts';

/**
 * P-value of two one-sided t tests (Schuirmann 1987) of whether a mean log ratio lies within +-log(1 + margin), that is
 * the ratio within 1 / (1 + margin) to 1 + margin: the harder of the two, which is the one against the nearer bound. Of
 * one prompt per round, that is the paired t test. Rounds that agree exactly decide by themselves. Null for null.
 * Throws `RangeError` unless `margin` is finite and not negative.
 */
export function testEquivalence({
  estimate,
  margin,
}: {
  /** Of natural logarithms. */
  estimate: MeanEstimate | null;
  /** A fraction: 0.05 for 5 %. With 0, nothing is equivalent. */
  margin: number;
}): number | null {
  const bound = logMargin(margin);
  if (estimate === null) return null;
  const inside = bound - Math.abs(estimate.value);
  if (estimate.error === 0) return Number(inside <= 0);
  return studentCdf(-inside / estimate.error, estimate.degreesOfFreedom);
}

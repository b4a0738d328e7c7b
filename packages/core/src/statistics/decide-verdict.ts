import type { Interval } from './interval.ts';
import { logMargin } from './log-margin.ts';

const ALPHA = 0.05;

/**
 * What a comparison allows to say, from the ratio other / base with its 95 % interval, the p-value of a test for a
 * difference and the result of `testEquivalence`:
 * - `equivalent`: the test of equivalence holds, or the whole interval lies within 1 / (1 + margin) to 1 + margin. This
 *   comes first: a difference that is certain but too small to matter is none.
 * - `faster`, `slower`: the interval excludes 1 and p < 0.05. Which of the two follows from `lowerIsBetter`; for a
 *   rate, where more is better, `faster` still is the better one.
 * - `undecided`: everything else, above all whatever has no interval.
 * Throws `RangeError` unless `margin` is finite and not negative.
 */
export function decideVerdict({
  ratio,
  pValue,
  equivalence,
  margin,
  lowerIsBetter,
}: {
  ratio: { value: number | null; interval: Interval | null };
  pValue: number | null;
  equivalence: { equivalent: boolean | null };
  margin: number;
  lowerIsBetter: boolean;
}): 'faster' | 'slower' | 'equivalent' | 'undecided' {
  const bound = logMargin(margin);
  const { value, interval } = ratio;
  if (value === null || interval === null) return 'undecided';
  const isWithin = Math.log(interval.low) >= -bound && Math.log(interval.high) <= bound;
  if (equivalence.equivalent || isWithin) return 'equivalent';

  const isSignificant = pValue !== null && pValue < ALPHA;
  if (isSignificant && interval.high < 1) return lowerIsBetter ? 'faster' : 'slower';
  if (isSignificant && interval.low > 1) return lowerIsBetter ? 'slower' : 'faster';
  return 'undecided';
}

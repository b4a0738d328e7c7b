import type { Interval } from './interval.ts';

const ALPHA = 0.05;

/**
 * What a comparison allows to say, from the ratio other / base with its 95 % interval and two p-values, both adjusted
 * for the table that it is shown in:
 * - `equivalent`: `equivalencePValue` (`testEquivalence`) < 0.05. This comes first: a difference that is certain but too
 *   small to matter is none.
 * - `faster`, `slower`: the interval excludes 1 and `pValue`, of a test for a difference, < 0.05. Which of the two
 *   follows from `lowerIsBetter`; for a rate, where more is better, `faster` still is the better one.
 * - `undecided`: everything else, above all whatever has no interval.
 */
export function decideVerdict({
  ratio,
  pValue,
  equivalencePValue,
  lowerIsBetter,
}: {
  ratio: { value: number | null; interval: Interval | null };
  pValue: number | null;
  equivalencePValue: number | null;
  lowerIsBetter: boolean;
}): 'faster' | 'slower' | 'equivalent' | 'undecided' {
  const { value, interval } = ratio;
  if (value === null || interval === null) return 'undecided';
  if (equivalencePValue !== null && equivalencePValue < ALPHA) return 'equivalent';

  const isSignificant = pValue !== null && pValue < ALPHA;
  if (isSignificant && interval.high < 1) return lowerIsBetter ? 'faster' : 'slower';
  if (isSignificant && interval.low > 1) return lowerIsBetter ? 'slower' : 'faster';
  return 'undecided';
}

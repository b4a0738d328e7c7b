import type { Interval } from './interval.ts';
import { quantileInterval } from './quantile-interval.ts';

/**
 * 95 % interval of a median without assumptions about the distribution. Null below 6 values: with 5, even the
 * smallest and largest enclose it with 93.75 % only.
 */
export function medianInterval(values: readonly number[]): Interval | null {
  return quantileInterval(values, 0.5);
}

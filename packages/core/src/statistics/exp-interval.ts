import type { Interval } from './interval.ts';

/** The interval of a quantity from the interval of its natural logarithm; null stays null. */
export function expInterval(interval: Interval | null): Interval | null {
  return interval && { ...interval, low: Math.exp(interval.low), high: Math.exp(interval.high) };
}

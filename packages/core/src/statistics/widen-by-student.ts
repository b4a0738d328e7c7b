import { studentQuantile } from './distributions.ts';
import type { Interval } from './interval.ts';
import type { MeanEstimate } from './mean-estimate.ts';

/**
 * A bootstrap interval together with the 95 % t interval of the means of rounds: from the lower of their lower limits to
 * the higher of their higher ones. A bootstrap takes the spread of few rounds for that of all and is too narrow, which
 * the t distribution corrects for; with many rounds, the two are alike. Null stays null.
 */
export function widenByStudent(
  interval: Interval | null,
  estimate: MeanEstimate | null,
): Interval | null {
  if (interval === null || estimate === null) return interval;
  const half = studentQuantile(0.975, estimate.degreesOfFreedom) * estimate.error;
  return {
    ...interval,
    low: Math.min(interval.low, estimate.value - half),
    high: Math.max(interval.high, estimate.value + half),
  };
}

import type { Interval } from './interval.ts';
import { sortAscending } from './quantile.ts';

/**
 * 95 % interval of a median without assumptions about the distribution: the values at the ranks between which
 * the true median lies with at least that probability (binomial, 1/2). Null below 6 values: with 5, even the
 * smallest and largest enclose it with 93.75 % only.
 */
export function medianInterval(values: readonly number[]): Interval | null {
  const sorted = sortAscending(values);
  const cut = lowerRank(sorted.length);
  const low = sorted[cut];
  const high = sorted[sorted.length - 1 - cut];
  if (cut < 0 || low === undefined || high === undefined) return null;
  return { low, high, level: 0.95 };
}

/** Largest number of values that may be cut off at either end; -1 when the ends themselves are too near. */
function lowerRank(n: number): number {
  // In logarithms, because 2^-n is 0 as a number from n = 1075 on.
  let logProbability = -n * Math.LN2;
  let cumulative = Math.exp(logProbability);
  let rank = -1;
  while (cumulative <= 0.025) {
    rank += 1;
    logProbability += Math.log((n - rank) / (rank + 1));
    cumulative += Math.exp(logProbability);
  }
  return rank;
}

import { binomialCumulative } from './binomial-cumulative.ts';
import type { Interval } from './interval.ts';
import { sortAscending } from './quantile.ts';

/**
 * Interval of the quantile at `probability`, without assumptions about the distribution: the values at the ranks
 * between which the true quantile lies with at least `level`, half of the rest at most on either side (David and
 * Nagaraja, Order Statistics, 2003, section 7.1). Null where too few values enclose it: below 6 for a median, below 72
 * for p95. NaN is left out. Throws `RangeError` unless `probability` and `level` are between 0 and 1, both excluded.
 */
export function quantileInterval<Level extends number = 0.95>(
  values: readonly number[],
  probability: number,
  level = 0.95 as Level,
): Interval<Level> | null {
  for (const share of [probability, level]) {
    if (!(share > 0 && share < 1)) throw new RangeError(`${share} is not between 0 and 1`);
  }
  const sorted = sortAscending(values.filter((value) => !Number.isNaN(value)));
  const tail = (1 - level) / 2;
  const low = sorted[boundRank(sorted.length, probability, tail) - 1];
  const high = sorted[sorted.length - boundRank(sorted.length, 1 - probability, tail)];
  return low === undefined || high === undefined ? null : { low, high, level };
}

/** The rank, from the smallest, of the innermost value that is a bound; 0 when even the smallest is too far in. */
function boundRank(n: number, probability: number, tail: number): number {
  let rank = 0;
  // The rank-th value lies above the quantile when fewer than `rank` values lie below it.
  for (const atMost of binomialCumulative(n, probability)) {
    if (atMost > tail) break;
    rank += 1;
  }
  return rank;
}

import { mean } from '../statistics/mean.ts';
import { medianInterval } from '../statistics/median-interval.ts';
import { printablePercentile } from '../statistics/printable-percentile.ts';
import { quantileOfSorted, sortAscending } from '../statistics/quantile.ts';
import type { Distribution } from './target-summary.ts';

/** Describes values, ignoring the unknown ones; `n` counts the known. All is null of nothing. */
export function describeDistribution(values: readonly (number | null)[]): Distribution {
  const sorted = sortAscending(values.filter((value) => value !== null));
  return {
    n: sorted.length,
    mean: mean(sorted),
    median: {
      n: sorted.length,
      value: quantileOfSorted(sorted, 0.5),
      interval: medianInterval(sorted),
    },
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
    p90: printablePercentile(sorted, 'p90'),
    p95: printablePercentile(sorted, 'p95'),
    p99: printablePercentile(sorted, 'p99'),
  };
}

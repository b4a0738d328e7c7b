import { printablePercentile } from '../statistics/printable-percentile.ts';
import { quantileOfSorted, sortAscending } from '../statistics/quantile.ts';
import type { TimingError } from './certificate.ts';

/** Sums up absolute errors in milliseconds. Throws `RangeError` of none: there is no error of nothing measured. */
export function summarizeTimingError(errorsMs: readonly number[]): TimingError {
  const sorted = sortAscending(errorsMs);
  const p50Ms = quantileOfSorted(sorted, 0.5);
  const maxMs = sorted.at(-1);
  if (p50Ms === null || maxMs === undefined) throw new RangeError('Nothing was measured.');
  return { n: sorted.length, p50Ms, p99Ms: printablePercentile(sorted, 'p99'), maxMs };
}

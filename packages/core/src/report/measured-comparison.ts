import type { MetricComparison } from './target-summary.ts';

/** A comparison before it is judged: the verdict depends on the other comparisons that are shown with it. */
export type MeasuredComparison = Omit<
  MetricComparison,
  'verdict' | 'adjustedPValue' | 'roundsMore'
> & {
  equivalent: boolean | null;
  /** Logarithms of other / base, in rounds: what the number of further rounds is reckoned from. */
  logRatios: readonly (readonly number[])[];
};

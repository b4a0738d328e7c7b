import type { MetricComparison } from './target-summary.ts';

/** A comparison before it is judged: the verdict depends on the other comparisons that are shown with it. */
export type MeasuredComparison = Omit<
  MetricComparison,
  'verdict' | 'adjustedPValue' | 'adjustedEquivalencePValue' | 'roundsMore'
> & {
  /**
   * Logarithms of other / base, in independent units (`findIndependentUnits`): what the number of further rounds is
   * reckoned from.
   */
  logRatios: readonly (readonly number[])[];
  /** Pairs per unit; of an unpaired comparison, values of the side that has fewer. 0 without units. */
  pairsPerUnit: number;
  /** How many rounds in all make so many units; null where no number does. */
  countRounds: (units: number) => number | null;
};

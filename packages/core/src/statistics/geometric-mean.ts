import { mean } from './mean.ts';

/**
 * Geometric mean; null of nothing, and when any value is not positive and finite, since the mean of the others would
 * not be theirs all.
 */
export function geometricMean(values: readonly number[]): number | null {
  if (!values.every((value) => value > 0 && Number.isFinite(value))) return null;
  const meanLog = mean(values.map(Math.log));
  return meanLog === null ? null : Math.exp(meanLog);
}

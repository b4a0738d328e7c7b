import { mean } from './mean.ts';

/** Geometric mean; null of nothing, and when a value is not positive, because then there is none. */
export function geometricMean(values: readonly number[]): number | null {
  if (values.some((value) => !(value > 0))) return null;
  // By logarithms: a product of many values leaves the range of numbers.
  const meanLog = mean(values.map(Math.log));
  return meanLog === null ? null : Math.exp(meanLog);
}

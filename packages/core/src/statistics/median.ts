import { quantile } from './quantile.ts';

/** The middle value, or the mean of the two middle ones; null of nothing. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

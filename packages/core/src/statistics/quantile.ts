/**
 * The value below which a share of the values lies: 0 gives the smallest, 0.5 the median, 1 the largest.
 * Linear interpolation between neighbours (Hyndman and Fan's type 7, the default of R and NumPy), so the result
 * is never outside the values; null of nothing. Throws `RangeError` unless 0 <= `share` <= 1.
 */
export function quantile(values: readonly number[], share: number): number | null {
  return quantileOfSorted(sortAscending(values), share);
}

/** As `quantile`, for values in ascending order. */
export function quantileOfSorted(sorted: readonly number[], share: number): number | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share must be from 0 to 1, not ${share}`);
  const position = (sorted.length - 1) * share;
  const low = sorted[Math.floor(position)];
  const high = sorted[Math.ceil(position)];
  if (low === undefined || high === undefined) return null;
  const weight = position - Math.floor(position);
  // Rounding may push the sum a hair beyond its neighbours.
  return Math.min(Math.max(low * (1 - weight) + high * weight, low), high);
}

/** A copy in ascending order of number, not of text. */
export function sortAscending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

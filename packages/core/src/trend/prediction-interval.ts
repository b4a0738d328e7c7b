import { studentQuantile } from '../statistics/distributions.ts';
import { meanAndDeviation } from '../statistics/mean-and-deviation.ts';

/**
 * The limit that the next value stays on the good side of with probability `level`, if it comes from the same normal
 * distribution as `values`: mean +- t * s * sqrt(1 + 1/n) (Hahn and Meeker, Statistical Intervals, 1991). `upper` is
 * for metrics that must not grow, `lower` for those that must not fall. Null below two values; those not finite are
 * left out; without spread, the mean. Throws `RangeError` unless `level` is between 0 and 1, both excluded.
 */
export function predictionLimit({
  values,
  level,
  side,
}: {
  values: readonly number[];
  level: number;
  side: 'upper' | 'lower';
}): number | null {
  if (!(level > 0 && level < 1)) throw new RangeError(`${level} is not between 0 and 1`);
  const past = meanAndDeviation(values);
  if (past === null) return null;
  const distance = studentQuantile(level, past.n - 1) * past.deviation * Math.sqrt(1 + 1 / past.n);
  return side === 'upper' ? past.mean + distance : past.mean - distance;
}

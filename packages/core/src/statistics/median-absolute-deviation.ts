import { mean } from './mean.ts';
import { median } from './median.ts';

const VALUES_MIN = 5;
const THRESHOLD = 3.5;
/** Make either deviation an estimate of the standard deviation of normal values. */
const MEDIAN_SCALE = 1.4826;
const MEAN_SCALE = 1.253314;

/**
 * Which values lie far out: further from the median than 3.5 times 1.4826 MAD, the median absolute deviation (Iglewicz
 * and Hoaglin, How to Detect and Handle Outliers, 1993). Where more than half of the values are equal, MAD is 0 and
 * their substitute takes its place, 1.253314 times the mean absolute deviation: values that are all equal have no
 * outliers. For flags, never for deleting. In the order of the input; none is flagged among fewer than five. Values
 * that are not finite do not count and are not flagged.
 */
export function flagOutliers(values: readonly number[]): boolean[] {
  const finite = values.filter(Number.isFinite);
  const center = median(finite);
  if (center === null || finite.length < VALUES_MIN) return values.map(() => false);
  const deviations = finite.map((value) => Math.abs(value - center));
  const scale = MEDIAN_SCALE * (median(deviations) ?? 0) || MEAN_SCALE * (mean(deviations) ?? 0);
  return values.map(
    (value) => Number.isFinite(value) && Math.abs(value - center) > THRESHOLD * scale,
  );
}

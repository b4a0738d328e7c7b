import type { Estimate } from '@mizani/core/report/target-summary';
import { type Quantity, quantityText } from '@/components/format/quantity.ts';

/** `low to high`, or why there is none: an interval from too few samples would be a guess. */
export function intervalText(
  estimate: Estimate,
  format: (value: number | null) => Quantity | null,
): string {
  if (estimate.interval === null) return 'too few samples';
  const { low, high } = estimate.interval;
  return `${quantityText(format(low))} to ${quantityText(format(high))}`;
}

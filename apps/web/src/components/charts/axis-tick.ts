import { milliseconds } from '../format/milliseconds.ts';
import { quantityText } from '../format/quantity.ts';
import { rate } from '../format/rate.ts';

export type AxisUnit = 'ms' | 'tok/s';

/** A number at an axis: as everywhere, but without decimals that are all zero. */
export function axisTick(value: number, unit: AxisUnit): string {
  const quantity = unit === 'ms' ? milliseconds(value) : rate(value, unit);
  if (quantity === null) return '';
  return quantityText({ ...quantity, digits: quantity.digits.replace(/\.0+$/, '') });
}

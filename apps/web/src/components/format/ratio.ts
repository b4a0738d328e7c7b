import { formatNumber } from './number.ts';
import type { Quantity } from './quantity.ts';

/** Two significant decimals up to 10, then fewer: a ratio is read, not calculated with. */
export function ratioDigits(value: number): string {
  if (value >= 99.95) return formatNumber(value);
  if (value >= 9.995) return formatNumber(value, 1);
  return formatNumber(value, 2);
}

/** A factor such as 2.41×; null stays null. */
export function ratio(value: number | null): Quantity | null {
  return value === null ? null : { digits: ratioDigits(value), unit: '×' };
}

/** A share between 0 and 1 as a percentage without decimals; null stays null. */
export function percentage(share: number | null): Quantity | null {
  return share === null ? null : { digits: formatNumber(share * 100), unit: '%' };
}

import { formatNumber } from './number.ts';
import type { Quantity } from './quantity.ts';

/**
 * Two decimals from 1 to 10, then fewer; below 1 two significant digits, so that a small factor is never written as
 * zero. A ratio is read, not calculated with.
 */
export function ratioDigits(value: number): string {
  if (value >= 99.95) return formatNumber(value);
  if (value >= 9.995) return formatNumber(value, 1);
  if (value >= 0.0995 || value <= 0) return formatNumber(value, 2);
  return formatNumber(value, 1 - Math.floor(Math.log10(value)));
}

/** A factor such as 2.41× or 0.0012×; null stays null. */
export function ratio(value: number | null): Quantity | null {
  return value === null ? null : { digits: ratioDigits(value), unit: '×' };
}

/** A factor in a sentence: 1.04× where hundredths matter, else about two significant digits, such as 4.3× or 17×. */
export function factor(value: number): Quantity {
  if (value < 1.995 || value >= 9.95) {
    return { digits: value < 1.995 ? ratioDigits(value) : formatNumber(value), unit: '×' };
  }
  return { digits: formatNumber(value, 1), unit: '×' };
}

/** A share between 0 and 1 as a percentage without decimals; null stays null. */
export function percentage(share: number | null): Quantity | null {
  return share === null ? null : { digits: formatNumber(share * 100), unit: '%' };
}

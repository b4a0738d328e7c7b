import { formatNumber, fractionDigitsFor } from './number.ts';
import type { Quantity } from './quantity.ts';

/** A rate such as tokens per second; null stays null. */
export function rate(value: number | null, unit: 'tok/s' | 'char/s'): Quantity | null {
  if (value === null) return null;
  return { digits: formatNumber(value, fractionDigitsFor(value)), unit };
}

/** As `rate`, with a sign in front: for differences. Zero carries none. */
export function signedRate(value: number | null, unit: 'tok/s' | 'char/s'): Quantity | null {
  const quantity = rate(value, unit);
  if (quantity === null || value === null || value <= 0) return quantity;
  return { ...quantity, digits: `+${quantity.digits}` };
}

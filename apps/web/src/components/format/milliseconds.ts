import { formatNumber, fractionDigitsFor } from './number.ts';
import type { Quantity } from './quantity.ts';

/** From here on seconds are easier to compare than long rows of digits. */
const SECONDS_FROM_MS = 9_999.5;

/** A measured interval; null stays null. Seconds from 10 s on, below that always milliseconds. */
export function milliseconds(valueMs: number | null): Quantity | null {
  if (valueMs === null) return null;
  if (Math.abs(valueMs) >= SECONDS_FROM_MS) {
    const seconds = valueMs / 1_000;
    return { digits: formatNumber(seconds, fractionDigitsFor(seconds)), unit: 's' };
  }
  return { digits: formatNumber(valueMs, fractionDigitsFor(valueMs)), unit: 'ms' };
}

/** As `milliseconds`, with a sign in front: for differences. Zero carries none. */
export function signedMilliseconds(valueMs: number | null): Quantity | null {
  const quantity = milliseconds(valueMs);
  if (quantity === null || valueMs === null || valueMs <= 0) return quantity;
  return { ...quantity, digits: `+${quantity.digits}` };
}

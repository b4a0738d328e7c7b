import { formatNumber } from './number.ts';
import type { Quantity } from './quantity.ts';

/** A mean number of tokens may have a fraction; a total has none. */
export function tokens(value: number | null, unit = 'tok'): Quantity | null {
  if (value === null) return null;
  return { digits: formatNumber(value, Number.isInteger(value) ? 0 : 1), unit };
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Binary units with one decimal from KiB on; null stays null. */
export function bytes(value: number | null): Quantity | null {
  if (value === null) return null;
  let amount = value;
  let unitIndex = 0;
  while (amount >= 1_024 && unitIndex < BYTE_UNITS.length - 1) {
    amount /= 1_024;
    unitIndex += 1;
  }
  return {
    digits: formatNumber(amount, unitIndex === 0 || amount >= 100 ? 0 : 1),
    unit: BYTE_UNITS[unitIndex] ?? 'B',
  };
}

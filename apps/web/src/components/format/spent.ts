import { formatNumber, fractionDigitsFor } from './number.ts';
import type { Quantity } from './quantity.ts';

const MICRO_USD_PER_USD = 1_000_000;

/** Energy in joules, from 10 kJ on in kilojoules; null stays null. */
export function joules(value: number | null): Quantity | null {
  if (value === null) return null;
  const isLarge = value >= 10_000;
  const amount = isLarge ? value / 1_000 : value;
  return { digits: formatNumber(amount, fractionDigitsFor(amount)), unit: isLarge ? 'kJ' : 'J' };
}

/** Money in US dollars with about three significant digits, however little it is; null stays null. */
export function microUsd(value: number | null): Quantity | null {
  if (value === null) return null;
  const usd = value / MICRO_USD_PER_USD;
  const digits =
    usd === 0 || usd >= 0.01 ? fractionDigitsFor(usd) : 2 - Math.floor(Math.log10(usd));
  return { digits: formatNumber(usd, usd >= 1 ? 2 : digits), unit: 'USD' };
}

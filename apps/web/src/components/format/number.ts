const LOCALE = 'en-GB';

/** Groups thousands with commas; `fractionDigits` is exact. */
export function formatNumber(value: number, fractionDigits = 0): string {
  const text = new Intl.NumberFormat(LOCALE, {
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(value);
  return text.replace(/^-/, '−');
}

/** Enough decimals for about three significant digits: 0.042, 4.21, 42.1, 421. Zero has none. */
export function fractionDigitsFor(value: number): number {
  const magnitude = Math.abs(value);
  if (magnitude === 0 || magnitude >= 99.95) return 0;
  if (magnitude >= 9.995) return 1;
  if (magnitude >= 0.9995) return 2;
  return 3;
}

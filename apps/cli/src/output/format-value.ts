import type { Estimate } from '../api/resources.ts';

const UNKNOWN = '–';

/** Three significant digits, never in powers of ten; "–" for what is not known. */
export function formatNumber(value: number | null): string {
  if (value === null) return UNKNOWN;
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}

/** A value with its interval, e.g. "182 (175–190)"; without one when n is too small for it. */
export function formatEstimate({ value, interval }: Pick<Estimate, 'value' | 'interval'>): string {
  if (value === null || interval === null) return formatNumber(value);
  return `${formatNumber(value)} (${formatNumber(interval.low)}–${formatNumber(interval.high)})`;
}

/** A fraction as a percentage, e.g. "83 %". */
export function formatShare(fraction: number | null): string {
  return fraction === null ? UNKNOWN : `${Math.round(fraction * 100)} %`;
}

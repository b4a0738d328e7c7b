import { formatNumber } from './number.ts';

/** A p-value with its sign of relation: `= 0.032`, `< 0.001`, `> 0.99`. Never 0 and never 1, which no test shows. */
export function pValueText(pValue: number): string {
  if (pValue < 0.001) return `< ${formatNumber(0.001, 3)}`;
  if (pValue > 0.99) return `> ${formatNumber(0.99, 2)}`;
  return `= ${formatNumber(pValue, pValue < 0.1 ? 3 : 2)}`;
}

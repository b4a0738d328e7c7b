import type { Interval } from '../statistics/interval.ts';

const Z_95 = 1.959963984540054;

/**
 * Difference of two shares over the same items, of which `onlyOther` count for one alone and `onlyBase` for the other
 * alone: (onlyOther - onlyBase) / n. The 95 % interval is Wald's with half an item added to each of the four cells
 * (Agresti and Min, Statistics in Medicine 24, 2005), so that it has a width where the shares agree. Null for n = 0.
 */
export function pairedShareDifference({
  n,
  onlyBase,
  onlyOther,
}: {
  n: number;
  onlyBase: number;
  onlyOther: number;
}): { value: number | null; interval: Interval | null } {
  if (n === 0) return { value: null, interval: null };
  const gap = onlyOther - onlyBase;
  const items = n + 2;
  const center = gap / items;
  const half = (Z_95 * Math.sqrt(onlyBase + onlyOther + 1 - gap ** 2 / items)) / items;
  const interval: Interval = {
    low: Math.max(-1, center - half),
    high: Math.min(1, center + half),
    level: 0.95,
  };
  return { value: gap / n, interval };
}

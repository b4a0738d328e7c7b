import { mean } from './mean.ts';

/** Mean and sample standard deviation (divisor n - 1) of finite values; null below two of them. Others are left out. */
export function meanAndDeviation(
  values: readonly number[],
): { n: number; mean: number; deviation: number } | null {
  const finite = values.filter(Number.isFinite);
  const center = mean(finite);
  if (center === null || finite.length < 2) return null;
  const squares = finite.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return { n: finite.length, mean: center, deviation: Math.sqrt(squares / (finite.length - 1)) };
}

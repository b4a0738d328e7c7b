import type { Interval } from './interval.ts';

const Z_95 = 1.959963984540054;

/**
 * Wilson's 95 % interval of a share of `successes` among `n`. Sensible for small n and for shares of 0 and 1,
 * where the usual one has no width. Null for n = 0. Throws `RangeError` unless 0 <= successes <= n.
 */
export function wilsonInterval(successes: number, n: number): Interval | null {
  if (!(successes >= 0 && successes <= n)) {
    throw new RangeError(`${successes} successes among ${n} are impossible`);
  }
  if (n === 0) return null;
  const share = successes / n;
  const z2 = Z_95 ** 2;
  const center = share + z2 / (2 * n);
  const half = Z_95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return {
    low: successes === 0 ? 0 : Math.max(0, (center - half) / scale),
    high: successes === n ? 1 : Math.min(1, (center + half) / scale),
    level: 0.95,
  };
}

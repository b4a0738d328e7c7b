import type { SeededRandom } from './seeded-random.ts';

/**
 * When the requests of an open loop are due, in ms from its start, ascending: a Poisson process, whose gaps, the one
 * before the first request included, are exponential and independent. None for `count` 0. Throws `RangeError` unless
 * `count` is an integer from 0 on and the rate is positive and finite.
 */
export function poissonArrivals({
  count,
  ratePerSecond,
  random,
}: {
  count: number;
  ratePerSecond: number;
  random: Pick<SeededRandom, 'nextFloat'>;
}): number[] {
  check(count, ratePerSecond);
  let dueMs = 0;
  return Array.from({ length: count }, () => {
    // 1 - u is never 0, of which there is no logarithm.
    dueMs -= (Math.log1p(-random.nextFloat()) / ratePerSecond) * 1_000;
    return dueMs;
  });
}

/** As `poissonArrivals`, with equal gaps; the first request is due at once. */
export function constantArrivals({
  count,
  ratePerSecond,
}: {
  count: number;
  ratePerSecond: number;
}): number[] {
  check(count, ratePerSecond);
  return Array.from({ length: count }, (_, index) => (index / ratePerSecond) * 1_000);
}

function check(count: number, ratePerSecond: number) {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a count`);
  if (!(ratePerSecond > 0 && Number.isFinite(ratePerSecond))) {
    throw new RangeError(`rate must be positive, not ${ratePerSecond} per second`);
  }
}

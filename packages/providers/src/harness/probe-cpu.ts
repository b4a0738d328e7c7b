import type { Clock } from '@mizani/core/units/clock';

const TRIES = 5;
/** About 5 ms on a processor of 2020. */
const STEPS = 4_000_000;

/**
 * How long a fixed computation takes now, in milliseconds: the least of five tries, since all that can happen to one
 * makes it longer. Integers only, and no memory: it shows the clock rate that the processor grants at the moment.
 * Blocks the event loop for all tries.
 */
export function probeCpuMs(clock: Clock): number {
  let leastMs = Number.POSITIVE_INFINITY;
  let state = 1;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const startedAtMs = clock.monotonicMs();
    state = compute(state);
    leastMs = Math.min(leastMs, clock.monotonicMs() - startedAtMs);
  }
  return leastMs;
}

/** A linear congruential generator: each step needs the one before, so no cleverness shortens it. */
function compute(seed: number): number {
  let state = seed;
  for (let step = 0; step < STEPS; step += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  }
  return state;
}

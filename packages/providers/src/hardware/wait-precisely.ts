import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@mizani/core/units/clock';

/** A timer of Node rings up to a millisecond or two late, so it only has to ring before this last stretch. */
const YIELDING_MS = 2;

/**
 * Waits for `ms` of the clock, and no millisecond longer: sleeps until just before the end, and then yields to whatever
 * else the process has to do, turn by turn of its loop, which goes on reading what comes meanwhile. Rejects when
 * the signal aborts.
 */
export async function waitPrecisely(
  clock: Pick<Clock, 'monotonicMs'>,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  const dueMs = clock.monotonicMs() + ms;
  // An interval of a timer is at least a millisecond, and is cut to whole ones.
  if (ms >= YIELDING_MS + 1) await sleep(ms - YIELDING_MS, undefined, { signal });
  while (clock.monotonicMs() < dueMs) {
    await nextTurn();
    signal.throwIfAborted();
  }
}

import type { Clock } from '@mizani/core/units/clock';

/**
 * A clock that asks for the date once, now, and counts on from there with the monotonic time, so that dates are never
 * further apart, or the other way round, than what happened. For one piece of work: a machine that sleeps, or is set
 * to another time, leaves it behind, so leases and heartbeats must not use it.
 */
export function anchorClock(clock: Clock): Clock {
  const anchorMs = clock.epochMs() - clock.monotonicMs();
  return {
    monotonicMs: () => clock.monotonicMs(),
    // Whole milliseconds, as all dates are.
    epochMs: () => Math.round(anchorMs + clock.monotonicMs()),
  };
}

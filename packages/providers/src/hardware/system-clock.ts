import type { Clock } from '@mizani/core/units/clock';

/** The clock of this process: `performance.now()` for intervals, `Date.now()` for dates. */
export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  epochMs: () => Date.now(),
};

import type { Clock } from '../units/clock.ts';

export type ManualClock = Clock & {
  /** Moves both kinds of time forward. */
  advance(milliseconds: number): void;
};

/** A clock that stands still until a test moves it. */
export function createManualClock(startEpochMs = 1_700_000_000_000): ManualClock {
  let elapsedMs = 0;
  return {
    monotonicMs: () => elapsedMs,
    epochMs: () => startEpochMs + elapsedMs,
    advance(milliseconds) {
      elapsedMs += milliseconds;
    },
  };
}

import type { Clock } from '../units/clock.ts';

export type ManualClock = Clock & {
  /** Moves both kinds of time forward. */
  advance(milliseconds: number): void;
  /**
   * Resolves after so much of this clock's time, or at once when the signal aborts. While somebody waits, time moves
   * by itself: whenever nothing else is left to do, to the next moment at which a wait ends.
   */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
};

type Waiter = { dueMs: number; signal: AbortSignal | undefined; resolve(): void };

/** A clock that stands still until a test moves it, or waits by it. Waits end in the order of their moments. */
export function createManualClock(startEpochMs = 1_700_000_000_000): ManualClock {
  let elapsedMs = 0;
  let isTurning = false;
  const waiters = new Set<Waiter>();
  const heardSignals = new WeakSet<AbortSignal>();

  function end(waiter: Waiter) {
    waiters.delete(waiter);
    waiter.resolve();
  }

  /** One listener per signal, however many wait. */
  function listenTo(signal: AbortSignal) {
    if (heardSignals.has(signal)) return;
    heardSignals.add(signal);
    signal.addEventListener('abort', () => {
      for (const waiter of [...waiters]) if (waiter.signal === signal) end(waiter);
    });
  }

  function turn() {
    isTurning = false;
    let next: Waiter | null = null;
    for (const waiter of waiters) if (next === null || waiter.dueMs < next.dueMs) next = waiter;
    if (next === null) return;
    elapsedMs = Math.max(elapsedMs, next.dueMs);
    end(next);
    schedule();
  }

  /** An immediate comes after all that promises have left to do. */
  function schedule() {
    if (isTurning || waiters.size === 0) return;
    isTurning = true;
    setImmediate(turn);
  }

  return {
    monotonicMs: () => elapsedMs,
    epochMs: () => startEpochMs + elapsedMs,
    advance(milliseconds) {
      elapsedMs += milliseconds;
    },
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        if (signal !== undefined) listenTo(signal);
        waiters.add({ dueMs: elapsedMs + milliseconds, signal, resolve });
        schedule();
      }),
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { systemClock } from './system-clock.ts';
import { waitPrecisely } from './wait-precisely.ts';

const { signal } = new AbortController();

async function lateMs(wait: (ms: number) => Promise<void>): Promise<number[]> {
  const late: number[] = [];
  // Whole milliseconds, because timers know no others.
  for (const ms of Array.from({ length: 40 }, (_, index) => 4 + (index % 8))) {
    const startMs = systemClock.monotonicMs();
    await wait(ms);
    late.push(systemClock.monotonicMs() - startMs - ms);
  }
  return late.sort((a, b) => a - b);
}

describe('waitPrecisely', () => {
  it('never ends early, and is nearer to the moment than a timer', async () => {
    const precise = await lateMs((ms) => waitPrecisely(systemClock, ms, signal));
    const timer = await lateMs((ms) => sleep(ms));
    expect(precise[0]).toBeGreaterThanOrEqual(0);
    expect(Math.abs(precise[20] ?? 0)).toBeLessThan(Math.abs(timer[20] ?? 0));
  });

  it('has no end before so much of its clock has passed', async () => {
    let atMs = 0;
    const clock = { monotonicMs: () => atMs };
    let ended = false;
    const waiting = waitPrecisely(clock, 10, signal).then(() => {
      ended = true;
    });
    await sleep(20);
    expect(ended).toBe(false);
    atMs = 10;
    await waiting;
  });

  it.each([0, -1])('takes no time for %i ms', (ms) =>
    expect(waitPrecisely({ monotonicMs: () => 5 }, ms, signal)).resolves.toBeUndefined(),
  );

  it.each([1, 1_000])('ends with its signal, %i ms before the end', async (ms) => {
    const abort = new AbortController();
    const waiting = waitPrecisely({ monotonicMs: () => 0 }, ms, abort.signal);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});

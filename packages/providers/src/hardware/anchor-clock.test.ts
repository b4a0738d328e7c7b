import { createManualClock } from '@mizani/core/testing/manual-clock';
import { describe, expect, it } from 'vitest';
import { anchorClock } from './anchor-clock.ts';
import { systemClock } from './system-clock.ts';

describe('anchorClock', () => {
  it('counts on from the date of its making, whatever is done to the date afterwards', () => {
    const machine = createManualClock(1_000_000);
    let setBackMs = 0;
    const anchored = anchorClock({ ...machine, epochMs: () => machine.epochMs() - setBackMs });
    expect(anchored.epochMs()).toBe(1_000_000);
    machine.advance(40);
    setBackMs = 3_600_000;
    expect(anchored.epochMs()).toBe(1_000_040);
    expect(anchored.monotonicMs()).toBe(40);
  });

  it('has the date of the system', () => {
    const before = Date.now();
    const anchoredMs = anchorClock(systemClock).epochMs();
    expect(Number.isInteger(anchoredMs)).toBe(true);
    // Rounded, and counted from two readings that are not one.
    expect(anchoredMs).toBeGreaterThanOrEqual(before - 1);
    expect(anchoredMs).toBeLessThanOrEqual(Date.now() + 1);
  });
});

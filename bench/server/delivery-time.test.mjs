import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryMs, trueLatencies } from './delivery-time.mjs';

const behaviours = fc.record({
  answerAfterMs: fc.integer({ min: 0, max: 50 }),
  stall: fc.record({
    everyMs: fc.integer({ min: 100, max: 10_000 }),
    forMs: fc.integer({ min: 1, max: 99 }),
  }),
});
const times = fc.integer({ min: 0, max: 100_000 });

describe('the delivery time of an answer', () => {
  it('is when it falls due, unless the server stalls then', () => {
    fc.assert(
      fc.property(times, behaviours, (sinceStartMs, behaviour) => {
        const { answerAfterMs, stall } = behaviour;
        const atMs = deliveryMs(sinceStartMs, behaviour);
        const dueMs = sinceStartMs + answerAfterMs;
        const isHeldBack = dueMs % stall.everyMs >= stall.everyMs - stall.forMs;
        expect(isHeldBack ? atMs % stall.everyMs : atMs).toBe(isHeldBack ? 0 : dueMs);
        expect(atMs - dueMs).toBeLessThanOrEqual(stall.forMs);
      }),
    );
  });

  it('makes one person in ten wait when the server stalls for a tenth of the time', () => {
    const stall = { everyMs: 10_000, forMs: 1_000 };
    const latenciesMs = trueLatencies({ answerAfterMs: 5, stall }, 1_000);
    expect(latenciesMs.filter((latencyMs) => latencyMs > 5.001)).toHaveLength(100);
    expect(Math.max(...latenciesMs)).toBeCloseTo(1_005, -1);
    expect(new Set(trueLatencies({ answerAfterMs: 5, stall: null }))).toEqual(new Set([5]));
  });
});

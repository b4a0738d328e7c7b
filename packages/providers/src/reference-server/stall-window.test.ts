import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stallLeftMs } from './stall-window.ts';

describe('stallLeftMs', () => {
  it.each([
    [0, 0],
    [8_999, 0],
    [9_000, 1_000],
    [9_999, 1],
    [10_000, 0],
    [29_400, 600],
  ])('1 s in every 10: at %i ms the stall has %i ms left', (elapsedMs, leftMs) => {
    expect(stallLeftMs({ everyMs: 10_000, forMs: 1_000 }, elapsedMs)).toBe(leftMs);
  });

  it('is over when it was waited for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 20_000 }),
        fc.nat(),
        fc.nat({ max: 1_000_000 }),
        (everyMs, part, elapsedMs) => {
          const window = { everyMs, forMs: part % everyMs };
          const leftMs = stallLeftMs(window, elapsedMs);
          expect(leftMs).toBeGreaterThanOrEqual(0);
          expect(leftMs).toBeLessThanOrEqual(window.forMs);
          expect(stallLeftMs(window, elapsedMs + leftMs)).toBe(0);
        },
      ),
    );
  });
});

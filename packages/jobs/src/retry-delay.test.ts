import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelayMs } from './retry-delay.ts';

const almostOne = () => 1 - Number.EPSILON;

describe('retryDelayMs', () => {
  it('doubles its ceiling with each attempt, up to the maximum', () => {
    const ceilings = [1, 2, 3, 4, 5].map((attempt) =>
      retryDelayMs({ attempt, baseMs: 100, maxMs: 1_000, random: almostOne }),
    );
    expect(ceilings).toEqual([100, 200, 400, 800, 1_000]);
  });

  it('treats no attempt as the first', () => {
    expect(retryDelayMs({ attempt: 0, baseMs: 100, maxMs: 1_000, random: almostOne })).toBe(100);
  });

  it('is a whole number between 0 and the maximum for any attempt and chance', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat({ max: 60_000 }),
        fc.nat({ max: 600_000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, baseMs, maxMs, chance) => {
          const delayMs = retryDelayMs({ attempt, baseMs, maxMs, random: () => chance });
          expect(Number.isInteger(delayMs)).toBe(true);
          expect(delayMs).toBeGreaterThanOrEqual(0);
          expect(delayMs).toBeLessThanOrEqual(maxMs);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

describe('wilsonInterval', () => {
  it('has the published values', () => {
    // Newcombe (1998), method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    expect(wilsonInterval(81, 263)).toMatchObject(close(0.2553, 0.3662));
    expect(wilsonInterval(15, 148)).toMatchObject(close(0.0624, 0.1605));
    expect(wilsonInterval(0, 20)).toMatchObject(close(0, 0.1611));
    expect(wilsonInterval(1, 29)).toMatchObject(close(0.0061, 0.1718));
  });

  it('is null without samples, and refuses impossible counts', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(() => wilsonInterval(2, 1)).toThrow(RangeError);
    expect(() => wilsonInterval(-1, 1)).toThrow(RangeError);
  });

  it('stays within 0 and 1, contains the share and mirrors it', () => {
    const counts = fc
      .integer({ min: 1, max: 5_000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([successes, n]) => {
        const { low, high } = wilsonInterval(successes, n) ?? { low: 1, high: 0 };
        const mirrored = wilsonInterval(n - successes, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
        expect(mirrored?.low).toBeCloseTo(1 - high, 9);
      }),
    );
  });
});

function close(low: number, high: number) {
  return { low: expect.closeTo(low, 4), high: expect.closeTo(high, 4), level: 0.95 };
}

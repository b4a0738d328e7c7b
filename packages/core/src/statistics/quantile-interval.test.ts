import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from './quantile.ts';
import { quantileInterval } from './quantile-interval.ts';
import { createSeededRandom } from './seeded-random.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('quantileInterval', () => {
  // Ranks from the distribution function of scipy.stats.binom.
  it.each([
    [100, 0.9, 0.95, 84, 96],
    [200, 0.95, 0.95, 184, 197],
    [50, 0.25, 0.95, 7, 20],
    [72, 0.95, 0.95, 64, 72],
    [1000, 0.99, 0.95, 983, 997],
    [30, 0.5, 0.99, 8, 23],
    [40, 0.5, 0.9, 15, 26],
  ])(
    'of %i values for the quantile %s at %s reaches from rank %i to %i',
    (n, probability, level, low, high) => {
      expect(quantileInterval(upTo(n), probability, level)).toEqual({ low, high, level });
    },
  );

  it('is null where the largest value is too near, as for p95 of 71', () => {
    expect(quantileInterval(upTo(71), 0.95)).toBeNull();
    expect(quantileInterval(upTo(71), 0.05)).toBeNull();
    expect(quantileInterval([], 0.5)).toBeNull();
    expect(quantileInterval([1], 0.5)).toBeNull();
  });

  it('leaves NaN out and keeps infinite values, which have a rank', () => {
    const values = [Number.NaN, Number.NEGATIVE_INFINITY, 2, 3, 4, 5, Number.POSITIVE_INFINITY];
    expect(quantileInterval(values, 0.5)).toEqual({
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
      level: 0.95,
    });
  });

  it.each([0, 1, -1, Number.NaN])('refuses %s', (wrong) => {
    expect(() => quantileInterval(upTo(9), wrong)).toThrow(RangeError);
    expect(() => quantileInterval(upTo(9), 0.5, wrong)).toThrow(RangeError);
  });

  it('contains the quantile of its own values, mirrors, and narrows with a lower level', () => {
    const values = fc.array(fc.integer(), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(values, fc.double({ noNaN: true, min: 0.1, max: 0.9 }), (sample, probability) => {
        const interval = quantileInterval(sample, probability);
        if (interval === null) return;
        const at = quantile(sample, probability) ?? Number.NaN;
        expect(interval.low).toBeLessThanOrEqual(at);
        expect(interval.high).toBeGreaterThanOrEqual(at);
        const narrower = quantileInterval(sample, probability, 0.5);
        expect(narrower?.low).toBeGreaterThanOrEqual(interval.low);
        expect(narrower?.high).toBeLessThanOrEqual(interval.high);
        const mirrored = quantileInterval(
          sample.map((value) => -value),
          1 - probability,
        );
        // 1 - (1 - p) may differ from p in its last digit, and so may a rank at the very edge.
        if (1 - (1 - probability) === probability) expect(mirrored?.high).toBe(-interval.low);
      }),
    );
  });

  it('contains the true p90 at least as often as it says', () => {
    const random = createSeededRandom(8);
    let hits = 0;
    for (let trial = 0; trial < 2_000; trial += 1) {
      const sample = Array.from({ length: 60 }, () => random.nextFloat());
      const { low, high } = quantileInterval(sample, 0.9) ?? { low: 1, high: 0 };
      if (low <= 0.9 && high >= 0.9) hits += 1;
    }
    expect(hits / 2_000).toBeGreaterThan(0.94);
  });
});

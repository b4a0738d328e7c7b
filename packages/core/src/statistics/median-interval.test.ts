import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from './median.ts';
import { medianInterval } from './median-interval.ts';
import { createSeededRandom } from './seeded-random.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('medianInterval', () => {
  it.each([0, 1, 5])('is null for %i values', (n) => {
    expect(medianInterval(upTo(n))).toBeNull();
  });

  // Ranks from the tables of the sign test (two-sided, 5 %).
  it.each([
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [12, 3, 10],
    [20, 6, 15],
    [50, 18, 33],
    [100, 40, 61],
  ])('for %i values reaches from rank %i to rank %i', (n, low, high) => {
    expect(medianInterval(upTo(n))).toEqual({ low, high, level: 0.95 });
  });

  it('stays narrow and around the median for very many values', () => {
    const interval = medianInterval(upTo(20_001));
    // 10 001 -+ 1.96 * sqrt(20 001) / 2
    expect(interval?.low).toBeGreaterThan(9_855);
    expect(interval?.low).toBeLessThan(9_870);
    expect((interval?.low ?? 0) + (interval?.high ?? 0)).toBe(20_002);
  });

  it('contains the median of its own values, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 6 }), (values) => {
        const { low, high } = medianInterval(values) ?? { low: Number.NaN, high: Number.NaN };
        const middle = median(values) ?? Number.NaN;
        return low <= middle && middle <= high;
      }),
    );
  });

  it('contains the true median at least as often as it says', () => {
    const random = createSeededRandom(5);
    let hits = 0;
    for (let trial = 0; trial < 2_000; trial += 1) {
      const sample = Array.from({ length: 15 }, () => random.nextFloat() ** 3);
      const { low, high } = medianInterval(sample) ?? { low: 1, high: 0 };
      if (low <= 0.125 && high >= 0.125) hits += 1;
    }
    // 15 values cover with 96.5 %; three standard deviations of 2 000 trials are 1.2 points.
    expect(hits / 2_000).toBeGreaterThan(0.95);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bcaMeanInterval } from './bca-mean-interval.ts';

describe('bcaMeanInterval', () => {
  const groups = fc.array(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 6 }), {
    maxLength: 8,
  });

  it('is near that of a plain two-level bootstrap in NumPy', () => {
    // 200,000 resamples: 2.4375 to 5.9167.
    const rounds = [[1, 2, 3], [4, 6], [2, 2, 9, 1], [5], [7, 8, 3]];
    const interval = bcaMeanInterval({ groups: rounds, seed: 2, resamples: 20_000 });
    expect(Math.abs((interval?.low ?? 0) - 2.4375)).toBeLessThan(0.05);
    expect(Math.abs((interval?.high ?? 0) - 5.9167)).toBeLessThan(0.05);
  });

  it('is null with too little data, or a value that is not finite', () => {
    for (const sample of [
      [],
      [[1]],
      [[1, 2, 3, 4]],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [[1, 2], [], [3]],
      [[1, 2, Number.NaN, 3, 4]],
    ]) {
      expect(bcaMeanInterval({ groups: sample, seed: 1 })).toBeNull();
    }
  });

  it('needs three groups, or five members of one', () => {
    for (const sample of [[[1], [2], [3]], [[1, 2, 3, 4, 5]]]) {
      expect(bcaMeanInterval({ groups: sample, seed: 1 })).not.toBeNull();
    }
  });

  it('lies within the values, and has no width where they are equal', () => {
    fc.assert(
      fc.property(groups, fc.nat(), (sample, seed) => {
        const { low, high } = bcaMeanInterval({ groups: sample, seed, resamples: 100 }) ?? {};
        if (low === undefined || high === undefined) return;
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.min(...sample.flat()) - 1e-9);
        expect(high).toBeLessThanOrEqual(Math.max(...sample.flat()) + 1e-9);
      }),
    );
    const equal = [[0.1, 0.1], [0.1], [0.1, 0.1, 0.1]];
    expect(bcaMeanInterval({ groups: equal, seed: 1 })).toEqual({
      low: 0.1,
      high: 0.1,
      level: 0.95,
    });
  });

  it('is wider when the differences are between rounds than when they are inside', () => {
    const width = (sample: number[][]) => {
      const interval = bcaMeanInterval({ groups: sample, seed: 3 });
      return (interval?.high ?? Number.NaN) - (interval?.low ?? Number.NaN);
    };
    const between = [1, 2, 3, 4, 5, 6].map((value) => [value, value, value, value]);
    const inside = [0, 1, 2, 3, 4, 5].map(() => [1, 2.67, 4.33, 6]);
    expect(width(between)).toBeGreaterThan(1.5 * width(inside));
  });
});

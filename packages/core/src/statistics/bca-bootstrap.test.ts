import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bcaInterval } from './bca-bootstrap.ts';
import { bcaMeanInterval } from './bca-mean-interval.ts';
import { mean } from './mean.ts';

const meanOfAll = (groups: readonly (readonly number[])[]) => mean(groups.flat()) ?? Number.NaN;
const variance = (groups: readonly (readonly number[])[]) => {
  const center = meanOfAll(groups);
  return mean(groups.flat().map((value) => (value - center) ** 2)) ?? Number.NaN;
};

// Efron and Tibshirani (1993), table 14.1: spatial test data, A.
const spatial = [
  48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30,
  41,
];
const rounds = [[1, 2, 3], [4, 6], [2, 2, 9, 1], [5], [7, 8, 3]];

describe('bcaInterval', () => {
  it('of the variance of the spatial test data is near that of SciPy', () => {
    // scipy.stats.bootstrap, BCa, 400,000 resamples: 105.8 to 279.3.
    const { low, high } = bcaInterval({
      groups: [spatial],
      statistic: variance,
      seed: 1,
      resamples: 20_000,
    }) ?? { low: 0, high: 0 };
    expect(Math.abs(low - 105.8)).toBeLessThan(3);
    expect(Math.abs(high - 279.3)).toBeLessThan(5);
  });

  it('of the mean of rounds is near that of a plain two-level bootstrap in NumPy', () => {
    // 200,000 resamples: 2.4375 to 5.9167.
    for (const interval of [
      bcaInterval({ groups: rounds, statistic: meanOfAll, seed: 2, resamples: 20_000 }),
      bcaMeanInterval({ groups: rounds, seed: 2, resamples: 20_000 }),
    ]) {
      expect(Math.abs((interval?.low ?? 0) - 2.4375)).toBeLessThan(0.05);
      expect(Math.abs((interval?.high ?? 0) - 5.9167)).toBeLessThan(0.05);
    }
  });

  it('is null with too little data, or a statistic that is not finite', () => {
    const statistic = meanOfAll;
    for (const groups of [
      [],
      [[1]],
      [[1, 2, 3, 4]],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [[1, 2], [], [3]],
    ]) {
      expect(bcaInterval({ groups, statistic, seed: 1 })).toBeNull();
      expect(bcaMeanInterval({ groups, seed: 1 })).toBeNull();
    }
    const groups = [[1, 2, Number.NaN, 3, 4]];
    expect(bcaInterval({ groups, statistic, seed: 1 })).toBeNull();
    expect(bcaMeanInterval({ groups, seed: 1 })).toBeNull();
  });

  it('needs three groups, or five members of one', () => {
    for (const groups of [[[1], [2], [3]], [[1, 2, 3, 4, 5]]]) {
      expect(bcaInterval({ groups, statistic: meanOfAll, seed: 1 })).not.toBeNull();
      expect(bcaMeanInterval({ groups, seed: 1 })).not.toBeNull();
    }
  });
});

describe('bcaMeanInterval', () => {
  const groups = fc.array(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 6 }), {
    maxLength: 8,
  });

  it('is bcaInterval of the mean', () => {
    fc.assert(
      fc.property(groups, fc.nat(), (sample, seed) => {
        const fast = bcaMeanInterval({ groups: sample, seed, resamples: 200 });
        const slow = bcaInterval({ groups: sample, statistic: meanOfAll, seed, resamples: 200 });
        if (fast === null || slow === null) return fast === slow;
        return Math.abs(fast.low - slow.low) + Math.abs(fast.high - slow.high) < 1e-6;
      }),
    );
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

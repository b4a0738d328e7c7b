import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioOfSums } from './ratio-of-sums.ts';

const numerators = [12, 30, 8, 14, 55, 9, 21, 17, 40, 26];
const denominators = [3, 2, 3, 1, 1, 3, 3, 2, 0, 3];
const groups = numerators.map((numerator, i) => ({ numerator, denominator: denominators[i] ?? 0 }));

describe('ratioOfSums', () => {
  it('has the interval that SciPy finds when it draws the groups', () => {
    const { value, interval } = ratioOfSums({ groups, seed: 3 });
    expect(value).toBeCloseTo(11.047619047619047, 12);
    // scipy.stats.bootstrap, paired, BCa, 300,000 resamples: 6.33 to 23.6.
    expect(Math.abs((interval?.low ?? 0) / 6.333 - 1)).toBeLessThan(0.05);
    expect(Math.abs((interval?.high ?? 0) / 23.6 - 1)).toBeLessThan(0.05);
  });

  it('is open above when resamples without any denominator are not rare', () => {
    const rare = groups.map(({ numerator }, i) => ({ numerator, denominator: i === 0 ? 1 : 0 }));
    const { value, interval } = ratioOfSums({ groups: rare, seed: 1 });
    expect(value).toBe(232);
    expect(interval).toEqual({ low: expect.any(Number), high: null, level: 0.95 });
    expect(interval?.low).toBeLessThan(232);
    expect(interval?.low).toBeGreaterThan(0);
  });

  it('has no value without a denominator, and no interval below five groups', () => {
    expect(ratioOfSums({ groups: [], seed: 1 })).toEqual({ value: null, interval: null });
    const none = groups.map((group) => ({ ...group, denominator: 0 }));
    expect(ratioOfSums({ groups: none, seed: 1 })).toEqual({ value: null, interval: null });
    expect(ratioOfSums({ groups: groups.slice(0, 4), seed: 1 })).toEqual({
      value: expect.closeTo(64 / 9, 12),
      interval: null,
    });
    const empty = new Array(5).fill({ numerator: 0, denominator: 0 });
    expect(ratioOfSums({ groups: [...groups.slice(0, 4), ...empty], seed: 1 }).interval).toBeNull();
  });

  it('has an interval without width where all groups are alike, or nothing was spent', () => {
    const alike = new Array(6).fill({ numerator: 3, denominator: 2 });
    expect(ratioOfSums({ groups: alike, seed: 1 })).toEqual({
      value: 1.5,
      interval: { low: 1.5, high: 1.5, level: 0.95 },
    });
    const free = new Array(6).fill({ numerator: 0, denominator: 2 });
    expect(ratioOfSums({ groups: free, seed: 1 })).toEqual({
      value: 0,
      interval: { low: 0, high: 0, level: 0.95 },
    });
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the amount %s', (wrong) => {
    expect(() => ratioOfSums({ groups: [{ numerator: wrong, denominator: 1 }], seed: 1 })).toThrow(
      RangeError,
    );
    expect(() => ratioOfSums({ groups: [{ numerator: 1, denominator: wrong }], seed: 1 })).toThrow(
      RangeError,
    );
  });

  it('stays between the ratios of its groups, scales with the numerators and repeats itself', () => {
    const amounts = fc.array(
      fc.record({ numerator: fc.integer({ min: 1, max: 99 }), denominator: fc.nat(5) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(amounts, fc.nat(), (sample, seed) => {
        const { value, interval } = ratioOfSums({ groups: sample, seed });
        expect(ratioOfSums({ groups: sample, seed })).toEqual({ value, interval });
        if (value === null || interval === null) return;
        const ratios = sample.map(({ numerator, denominator }) => numerator / denominator);
        expect(interval.low).toBeGreaterThanOrEqual(Math.min(...ratios) * (1 - 1e-9));
        expect(interval.low).toBeLessThanOrEqual(interval.high ?? Number.POSITIVE_INFINITY);
        const eightfold = sample.map((group) => ({ ...group, numerator: group.numerator * 8 }));
        const scaled = ratioOfSums({ groups: eightfold, seed }).interval;
        expect((scaled?.low ?? 0) / interval.low).toBeCloseTo(8, 6);
      }),
      { numRuns: 30 },
    );
  });
});

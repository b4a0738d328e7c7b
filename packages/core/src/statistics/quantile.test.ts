import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean } from './mean.ts';
import { median } from './median.ts';
import { printablePercentile } from './printable-percentile.ts';
import { quantile, quantileOfSorted, sortAscending } from './quantile.ts';

const values = fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { minLength: 1 });
const share = fc.double({ noNaN: true, min: 0, max: 1 });

describe('quantile', () => {
  it('interpolates linearly between neighbours', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([10, 20], 0.25)).toBe(12.5);
    // numpy.percentile([134.951, 155.558, 191.753], 95)
    expect(quantile([134.951, 155.558, 191.753], 0.95)).toBeCloseTo(188.1335, 6);
  });

  it('never leaves the range of its values', () => {
    expect(quantileOfSorted([134.951, 155.558, 191.753], 0.95)).toBeLessThanOrEqual(191.753);
    expect(quantileOfSorted([134.951, 155.558, 191.753], 1)).toBe(191.753);
    fc.assert(
      fc.property(values, share, (sample, at) => {
        const result = quantile(sample, at) ?? Number.NaN;
        return result >= Math.min(...sample) && result <= Math.max(...sample);
      }),
    );
  });

  it('grows with the share, and ends at the smallest and largest value', () => {
    fc.assert(
      fc.property(values, share, share, (sample, a, b) => {
        const low = quantile(sample, Math.min(a, b)) ?? Number.NaN;
        const high = quantile(sample, Math.max(a, b)) ?? Number.NaN;
        expect(high - low).toBeGreaterThanOrEqual(-1e-3);
        expect(quantile(sample, 0)).toBe(Math.min(...sample));
        expect(quantile(sample, 1)).toBe(Math.max(...sample));
      }),
    );
  });

  it('is null of nothing, and refuses a share outside 0 to 1', () => {
    expect(quantile([], 0.5)).toBeNull();
    for (const wrong of [-0.1, 1.1, Number.NaN]) {
      expect(() => quantile([1], wrong)).toThrow(RangeError);
    }
  });

  it('leaves its input in order', () => {
    const input = [10, 9, 2];
    expect(sortAscending(input)).toEqual([2, 9, 10]);
    expect(input).toEqual([10, 9, 2]);
  });
});

describe('printablePercentile', () => {
  const ascending = (n: number) => Array.from({ length: n }, (_, index) => index);

  it.each([
    ['p90', 29],
    ['p95', 59],
    ['p99', 299],
  ] as const)('prints %s from %i samples on', (percentile, samplesMin) => {
    expect(printablePercentile(ascending(samplesMin - 1), percentile)).toBeNull();
    expect(printablePercentile(ascending(samplesMin), percentile)).not.toBeNull();
  });

  it('is the quantile', () => {
    expect(printablePercentile(ascending(101), 'p95')).toBe(95);
  });
});

describe('mean and median', () => {
  it('are null of nothing', () => {
    expect([mean([]), median([])]).toEqual([null, null]);
  });

  it('have their usual values', () => {
    expect([mean([1, 2, 6]), median([6, 1, 2])]).toEqual([3, 2]);
  });
});

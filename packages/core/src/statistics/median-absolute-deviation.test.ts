import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flagOutliers } from './median-absolute-deviation.ts';

const indices = (values: number[]) =>
  flagOutliers(values).flatMap((isFlagged, index) => (isFlagged ? [index] : []));

describe('flagOutliers', () => {
  it('flags the two outliers of the example of Iglewicz and Hoaglin', () => {
    // Their modified scores are 25.9 and 26.3; the next is 1.6.
    expect(indices([2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3])).toEqual([8, 9]);
  });

  it('has its limit at 3.5 scaled deviations', () => {
    // Median 0, MAD 1: the limit is 5.1891.
    expect(indices([-1, -1, 0, 1, 1, 5.18])).toEqual([]);
    expect(indices([-2, -1, 0, 0, 1, 1, -5.2, 5.2, 0])).toEqual([6, 7]);
  });

  it('flags values apart from a majority of equal ones, and nothing among equal ones', () => {
    expect(indices([4, 4, 4, 4, 4, 4, 4, 4, 4, 7])).toEqual([9]);
    expect(indices([4, 4, 4, 4, 4, 5, 5, 5])).toEqual([]);
    expect(indices([4, 4, 4, 4, 4, 4])).toEqual([]);
  });

  it('flags none among fewer than five values', () => {
    expect(flagOutliers([])).toEqual([]);
    expect(indices([1, 1, 2, 1_000])).toEqual([]);
    expect(indices([1, 1, 2, 2, 1_000])).toEqual([4]);
  });

  it('neither counts nor flags what is not finite', () => {
    expect(indices([1, 1, 2, 1_000, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([]);
    expect(indices([1, 1, 2, 2, 1_000, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([4]);
  });

  it('flags less than half, and the same after a change of unit', () => {
    const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(values, (sample) => {
        const flags = flagOutliers(sample);
        expect(flags).toHaveLength(sample.length);
        expect(flags.filter(Boolean).length * 2).toBeLessThanOrEqual(sample.length);
        expect(flagOutliers(sample.map((value) => value * 1_024))).toEqual(flags);
      }),
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { geometricMean } from './geometric-mean.ts';

it('the geometric mean has its known values', () => {
  expect(geometricMean([2, 8])).toBeCloseTo(4, 12);
  // scipy.stats.gmean
  expect(geometricMean([1, 10, 100, 3.5])).toBeCloseTo(7.691605673134586, 12);
});

it.each([[[]], [[1, 0]], [[1, -1]], [[1, Number.NaN]], [[1, Number.POSITIVE_INFINITY]]])(
  'the geometric mean of %j is null',
  (values) => {
    expect(geometricMean(values)).toBeNull();
  },
);

it('the geometric mean is between the extremes, and of ratios the ratio of the means', () => {
  const positive = fc.double({ noNaN: true, min: 1e-3, max: 1e3 });
  fc.assert(
    fc.property(fc.array(fc.tuple(positive, positive), { minLength: 1 }), (pairs) => {
      const base = pairs.map(([value]) => value);
      const other = pairs.map(([, value]) => value);
      const of = (values: number[]) => geometricMean(values) ?? Number.NaN;
      expect(of(base)).toBeGreaterThanOrEqual(Math.min(...base) * (1 - 1e-12));
      expect(of(base)).toBeLessThanOrEqual(Math.max(...base) * (1 + 1e-12));
      const ratios = pairs.map(([left, right]) => right / left);
      expect(of(ratios) / (of(other) / of(base))).toBeCloseTo(1, 9);
    }),
  );
});

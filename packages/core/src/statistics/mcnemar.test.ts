import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mcnemar } from './mcnemar.ts';

// scipy.stats.binomtest; 86 and 150 are Agresti's approval ratings (Categorical Data Analysis, table 10.1).
it.each([
  [5, 15, 0.04138946533203125],
  [0, 6, 0.03125],
  [10, 10, 1],
  [1, 0, 1],
  [59, 6, 4.964650327128616e-12],
  [86, 150, 3.7159361395713866e-5],
])('McNemar of %i against %i is exact', (onlyBase, onlyOther, expected) => {
  const { pValue } = mcnemar({ onlyBase, onlyOther });
  expect((pValue ?? 0) / expected).toBeCloseTo(1, 10);
});

it('McNemar is null without a question that only one answered rightly', () => {
  expect(mcnemar({ onlyBase: 0, onlyOther: 0 })).toEqual({ pValue: null });
});

it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('McNemar refuses %s', (wrong) => {
  expect(() => mcnemar({ onlyBase: wrong, onlyOther: 1 })).toThrow(RangeError);
  expect(() => mcnemar({ onlyBase: 1, onlyOther: wrong })).toThrow(RangeError);
});

it('McNemar says the same of the opposite, and less of a smaller difference', () => {
  fc.assert(
    fc.property(fc.nat(2_000), fc.integer({ min: 1, max: 2_000 }), (left, right) => {
      const pValue = mcnemar({ onlyBase: left, onlyOther: right }).pValue ?? Number.NaN;
      expect(mcnemar({ onlyBase: right, onlyOther: left }).pValue).toBe(pValue);
      expect(pValue).toBeGreaterThanOrEqual(0);
      expect(pValue).toBeLessThanOrEqual(1);
      const further = mcnemar({ onlyBase: left, onlyOther: left + right + 1 }).pValue ?? 1;
      const nearer = mcnemar({ onlyBase: left, onlyOther: left + right }).pValue ?? 0;
      expect(further).toBeLessThanOrEqual(nearer);
    }),
  );
});

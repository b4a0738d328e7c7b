import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannWhitney } from './mann-whitney.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index);

describe('mannWhitney', () => {
  it('has the published values for the permeability of Hollander and Wolfe (1973, p. 69)', () => {
    const left = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const right = [1.15, 0.88, 0.9, 0.74, 1.21];
    // W = 35; one-sided p = 0.1272 in the example of R's wilcox.test.
    expect(mannWhitney(left, right)).toEqual({
      statistic: 35,
      pValue: expect.closeTo(0.2544122544122544, 12),
      cliffsDelta: expect.closeTo(0.4, 12),
    });
  });

  it("has SciPy's p-values: exact, with ties, and for many values", () => {
    const shifted = (n: number) => upTo(n).map((i) => i * 1.1 + 3.05);
    expect(mannWhitney(upTo(25), shifted(25)).pValue).toBeCloseTo(0.07408122375681671, 12);
    expect(mannWhitney(upTo(60), shifted(60)).pValue).toBeCloseTo(0.08952009557288666, 10);
    const tied = mannWhitney([1, 2, 2, 3, 4, 4, 4, 8], [2, 3, 5, 6, 6, 7, 9]);
    expect(tied.statistic).toBe(14.5);
    expect(tied.pValue).toBeCloseTo(0.12899601166748725, 10);
  });

  it('is 1 when all values are equal, and null when either has none', () => {
    expect(mannWhitney([2, 2], [2, 2, 2])).toEqual({ statistic: 3, pValue: 1, cliffsDelta: 0 });
    const nothing = { statistic: 0, pValue: null, cliffsDelta: null };
    expect(mannWhitney([], [1])).toEqual(nothing);
    expect(mannWhitney([1], [Number.NaN, Number.POSITIVE_INFINITY])).toEqual(nothing);
    expect(mannWhitney([1], [2])).toEqual({ statistic: 0, pValue: 1, cliffsDelta: -1 });
  });

  it('counts pairs, and turns round when the samples change places', () => {
    const sample = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(sample, sample, (left, right) => {
        const { statistic, pValue, cliffsDelta } = mannWhitney(left, right);
        const signs = left.flatMap((a) => right.map((b) => Math.sign(a - b)));
        const delta = signs.reduce((sum, sign) => sum + sign, 0) / signs.length;
        expect(cliffsDelta).toBeCloseTo(delta, 10);
        expect(statistic).toBeCloseTo(((delta + 1) / 2) * signs.length, 8);
        const turned = mannWhitney(right, left);
        expect(turned.pValue).toBeCloseTo(pValue ?? Number.NaN, 10);
        expect(turned.cliffsDelta).toBeCloseTo(-delta, 10);
      }),
    );
  });
});

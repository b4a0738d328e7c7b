import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilcoxonSignedRank } from './wilcoxon-signed-rank.ts';

describe('wilcoxonSignedRank', () => {
  it('has the published values for the depression scores of Hollander and Wolfe (1973, p. 29)', () => {
    const first = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
    const second = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    const result = wilcoxonSignedRank(first.map((value, i) => value - (second[i] ?? 0)));
    // V = 40; one-sided p = 0.01953 in the example of R's wilcox.test.
    expect(result).toEqual({
      n: 9,
      zeros: 0,
      statistic: 40,
      pValue: expect.closeTo(0.0390625, 12),
      rankBiserial: expect.closeTo((40 - 5) / 45, 12),
    });
  });

  it("has SciPy's exact p-values", () => {
    const alternating = Array.from({ length: 50 }, (_, i) => (i % 3 === 0 ? -1 : 1) * (i + 1));
    expect(wilcoxonSignedRank(alternating).pValue).toBeCloseTo(0.03996834652842374, 12);
    const darwin = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75];
    expect(wilcoxonSignedRank(darwin).pValue).toBeCloseTo(0.041259765625, 12);
  });

  it("has SciPy's approximation for many values, ties and zeros", () => {
    const many = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? -1 : 1) * (i + 1));
    expect(wilcoxonSignedRank(many).pValue).toBeCloseTo(0.016901653275967533, 10);
    const tied = [1, 2, 2, -3, 3, 3, -1, 4, 5, 0, 0, 7, 8, 8, -2];
    expect(wilcoxonSignedRank(tied)).toMatchObject({
      n: 13,
      zeros: 2,
      statistic: 78.5,
      pValue: expect.closeTo(0.022711757014411985, 10),
    });
  });

  it('is the share of all signs that are at least as far from the middle', () => {
    const signs = fc.array(fc.boolean(), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(signs, (positive) => {
        const n = positive.length;
        const { statistic, pValue } = wilcoxonSignedRank(
          positive.map((isPositive, i) => (isPositive ? i + 1 : -i - 1)),
        );
        const middle = (n * (n + 1)) / 4;
        let asFar = 0;
        for (let mask = 0; mask < 2 ** n; mask += 1) {
          let sum = 0;
          for (let rank = 1; rank <= n; rank += 1) if ((mask >> (rank - 1)) & 1) sum += rank;
          if (Math.abs(sum - middle) >= Math.abs(statistic - middle)) asFar += 1;
        }
        expect(pValue).toBeCloseTo(asFar / 2 ** n, 12);
      }),
    );
  });

  it('has no p-value without differences, and leaves out what is not finite', () => {
    const nothing = { n: 0, statistic: 0, pValue: null, rankBiserial: null };
    expect(wilcoxonSignedRank([])).toEqual({ ...nothing, zeros: 0 });
    expect(wilcoxonSignedRank([0, 0])).toEqual({ ...nothing, zeros: 2 });
    expect(wilcoxonSignedRank([Number.NaN, Number.POSITIVE_INFINITY, 2])).toEqual({
      n: 1,
      zeros: 0,
      statistic: 1,
      pValue: 1,
      rankBiserial: 1,
    });
  });

  it('says the same of the opposite, with the effect turned round', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 80 }), (values) => {
        const result = wilcoxonSignedRank(values);
        const opposite = wilcoxonSignedRank(values.map((value) => 0 - value));
        expect(opposite.pValue).toEqual(result.pValue);
        expect((opposite.rankBiserial ?? 0) + (result.rankBiserial ?? 0)).toBeCloseTo(0, 12);
        expect(result.pValue ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });
});

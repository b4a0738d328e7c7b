import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testEquivalence } from './equivalence.ts';
import { estimateMean } from './mean-estimate.ts';

const rounds = [[0.01, 0.03], [-0.02, 0], [0.015], [0.02, -0.01, 0], [0.005], [-0.01, 0.01]];
const logRatios = fc.array(
  fc.array(fc.double({ noNaN: true, min: -0.2, max: 0.2 }), { maxLength: 4 }),
  { maxLength: 10 },
);
const margin = fc.double({ noNaN: true, min: 0, max: 0.5 });

function pValueOf(sample: readonly (readonly number[])[], within: number) {
  return testEquivalence({ estimate: estimateMean(sample), margin: within });
}

describe('testEquivalence', () => {
  it('is the larger p-value of two t tests of SciPy on the means of the rounds', () => {
    // scipy.stats.ttest_1samp against -log(1 + margin), greater, and log(1 + margin), less.
    expect((pValueOf(rounds, 0.05) ?? 0) / 9.111499196225705e-5).toBeCloseTo(1, 6);
    expect(pValueOf(rounds, 0.01)).toBeCloseTo(0.1809440793431982, 7);
  });

  it('is unknown below two rounds', () => {
    expect(pValueOf([], 0.05)).toBeNull();
    expect(pValueOf([[0, 0, 0]], 0.05)).toBeNull();
    expect(pValueOf([[0.1], [Number.NaN], []], 0.05)).toBeNull();
  });

  it('decides by itself when all rounds agree exactly', () => {
    const flat = (value: number) => [[value], [value], [value]];
    expect(pValueOf(flat(0.01), 0.05)).toBe(0);
    expect(pValueOf(flat(0.1), 0.05)).toBe(1);
    expect(pValueOf(flat(0), 0)).toBe(1);
  });

  it.each([-0.01, Number.NaN, Number.POSITIVE_INFINITY])('refuses the margin %s', (wrong) => {
    expect(() => pValueOf(rounds, wrong)).toThrow(RangeError);
  });

  it('says the same when the targets change places, and more with a wider margin', () => {
    fc.assert(
      fc.property(logRatios, margin, margin, (sample, one, another) => {
        const narrow = pValueOf(sample, Math.min(one, another));
        const wide = pValueOf(sample, Math.max(one, another));
        const turned = sample.map((round) => round.map((value) => -value));
        expect(pValueOf(turned, Math.max(one, another)) ?? -1).toBeCloseTo(wide ?? -1, 9);
        if (narrow !== null) expect(narrow).toBeGreaterThanOrEqual((wide ?? 0) - 1e-12);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testEquivalence } from './equivalence.ts';

const rounds = [[0.01, 0.03], [-0.02, 0], [0.015], [0.02, -0.01, 0], [0.005], [-0.01, 0.01]];
const logRatios = fc.array(
  fc.array(fc.double({ noNaN: true, min: -0.2, max: 0.2 }), { maxLength: 4 }),
  { maxLength: 10 },
);
const margin = fc.double({ noNaN: true, min: 0, max: 0.5 });

describe('testEquivalence', () => {
  it('is the larger p-value of two t tests of SciPy on the means of the rounds', () => {
    // scipy.stats.ttest_1samp against -log(1 + margin), greater, and log(1 + margin), less.
    const within5 = testEquivalence({ logRatios: rounds, margin: 0.05 });
    expect((within5.pValue ?? 0) / 9.111499196225705e-5).toBeCloseTo(1, 6);
    expect(within5.equivalent).toBe(true);
    const within1 = testEquivalence({ logRatios: rounds, margin: 0.01 });
    expect(within1).toEqual({ pValue: expect.closeTo(0.1809440793431982, 7), equivalent: false });
  });

  it('is unknown below two rounds', () => {
    const unknown = { pValue: null, equivalent: null };
    expect(testEquivalence({ logRatios: [], margin: 0.05 })).toEqual(unknown);
    expect(testEquivalence({ logRatios: [[0, 0, 0]], margin: 0.05 })).toEqual(unknown);
    expect(testEquivalence({ logRatios: [[0.1], [Number.NaN], []], margin: 0.05 })).toEqual(
      unknown,
    );
  });

  it('decides by itself when all rounds agree exactly', () => {
    const flat = (value: number) => [[value], [value], [value]];
    expect(testEquivalence({ logRatios: flat(0.01), margin: 0.05 }).equivalent).toBe(true);
    expect(testEquivalence({ logRatios: flat(0.1), margin: 0.05 }).equivalent).toBe(false);
    expect(testEquivalence({ logRatios: flat(0), margin: 0 }).equivalent).toBe(false);
  });

  it.each([-0.01, Number.NaN, Number.POSITIVE_INFINITY])('refuses the margin %s', (wrong) => {
    expect(() => testEquivalence({ logRatios: rounds, margin: wrong })).toThrow(RangeError);
  });

  it('says the same when the targets change places, and more with a wider margin', () => {
    fc.assert(
      fc.property(logRatios, margin, margin, (sample, one, another) => {
        const narrow = testEquivalence({ logRatios: sample, margin: Math.min(one, another) });
        const wide = testEquivalence({ logRatios: sample, margin: Math.max(one, another) });
        const turned = testEquivalence({
          logRatios: sample.map((round) => round.map((value) => -value)),
          margin: Math.max(one, another),
        });
        expect(turned).toEqual(wide);
        if (narrow.equivalent) expect(wide.equivalent).toBe(true);
      }),
    );
  });
});

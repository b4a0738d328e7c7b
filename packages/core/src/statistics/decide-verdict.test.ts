import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideVerdict } from './decide-verdict.ts';

const clear = {
  ratio: { value: 0.8, interval: { low: 0.7, high: 0.9, level: 0.95 as const } },
  pValue: 0.01,
  equivalence: { equivalent: false },
  margin: 0.05,
  lowerIsBetter: true,
};
const of = (low: number, high: number) => ({
  value: Math.sqrt(low * high),
  interval: { low, high, level: 0.95 as const },
});

describe('decideVerdict', () => {
  it('tells faster from slower by what is better', () => {
    expect(decideVerdict(clear)).toBe('faster');
    expect(decideVerdict({ ...clear, lowerIsBetter: false })).toBe('slower');
    expect(decideVerdict({ ...clear, ratio: of(1.2, 1.5) })).toBe('slower');
    expect(decideVerdict({ ...clear, ratio: of(1.2, 1.5), lowerIsBetter: false })).toBe('faster');
  });

  it('needs both the interval and the test to show a difference', () => {
    expect(decideVerdict({ ...clear, ratio: of(0.7, 1) })).toBe('undecided');
    expect(decideVerdict({ ...clear, pValue: 0.05 })).toBe('undecided');
    expect(decideVerdict({ ...clear, pValue: null })).toBe('undecided');
  });

  it('calls a certain difference equivalent when it is too small to matter', () => {
    expect(decideVerdict({ ...clear, ratio: of(0.96, 0.99) })).toBe('equivalent');
    expect(decideVerdict({ ...clear, ratio: of(0.94, 0.99) })).toBe('faster');
    expect(
      decideVerdict({ ...clear, ratio: of(0.94, 0.99), equivalence: { equivalent: true } }),
    ).toBe('equivalent');
  });

  it('is undecided without an interval, whatever the tests say', () => {
    const nothing = { value: null, interval: null };
    const equivalence = { equivalent: true };
    expect(decideVerdict({ ...clear, ratio: nothing, equivalence })).toBe('undecided');
    expect(decideVerdict({ ...clear, ratio: { value: 0.5, interval: null }, equivalence })).toBe(
      'undecided',
    );
  });

  it.each([-0.01, Number.NaN, Number.POSITIVE_INFINITY])('refuses the margin %s', (margin) => {
    expect(() => decideVerdict({ ...clear, margin })).toThrow(RangeError);
  });

  const bound = fc.double({ noNaN: true, min: 0.5, max: 2 });
  const input = fc
    .record({
      bounds: fc.tuple(bound, bound),
      pValue: fc.option(fc.double({ noNaN: true, min: 0, max: 0.1 })),
      equivalent: fc.option(fc.boolean()),
      margin: fc.double({ noNaN: true, min: 0, max: 0.5 }),
      lowerIsBetter: fc.boolean(),
    })
    .map(({ bounds, equivalent, ...rest }) => ({
      ...rest,
      equivalence: { equivalent },
      ratio: of(Math.min(...bounds), Math.max(...bounds)),
    }));

  it('swaps faster and slower when base and other change places', () => {
    const swapped = {
      faster: 'slower',
      slower: 'faster',
      equivalent: 'equivalent',
      undecided: 'undecided',
    };
    fc.assert(
      fc.property(input, (comparison) => {
        const { low, high } = comparison.ratio.interval;
        const turned = decideVerdict({ ...comparison, ratio: of(1 / high, 1 / low) });
        // A bound within a rounding of the margin may fall on either side of it.
        const edges = [low, high].map((value) => Math.abs(Math.log(value)));
        fc.pre(edges.every((edge) => Math.abs(edge - Math.log1p(comparison.margin)) > 1e-9));
        expect(turned).toBe(swapped[decideVerdict(comparison)]);
      }),
    );
  });

  it('only ever becomes equivalent with a wider margin, and never stops to be', () => {
    fc.assert(
      fc.property(input, fc.double({ noNaN: true, min: 0, max: 0.5 }), (comparison, more) => {
        const before = decideVerdict(comparison);
        const after = decideVerdict({ ...comparison, margin: comparison.margin + more });
        if (after !== 'equivalent') expect(after).toBe(before);
      }),
    );
  });
});

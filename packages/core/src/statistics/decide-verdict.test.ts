import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideVerdict } from './decide-verdict.ts';

const clear = {
  ratio: { value: 0.8, interval: { low: 0.7, high: 0.9, level: 0.95 as const } },
  pValue: 0.01,
  equivalencePValue: 0.5,
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
    expect(decideVerdict({ ...clear, equivalencePValue: 0.049 })).toBe('equivalent');
    expect(decideVerdict({ ...clear, equivalencePValue: 0.05 })).toBe('faster');
    expect(decideVerdict({ ...clear, equivalencePValue: null })).toBe('faster');
  });

  it('is undecided without an interval, whatever the tests say', () => {
    const nothing = { value: null, interval: null };
    const equivalencePValue = 0.001;
    expect(decideVerdict({ ...clear, ratio: nothing, equivalencePValue })).toBe('undecided');
    const ratio = { value: 0.5, interval: null };
    expect(decideVerdict({ ...clear, ratio, equivalencePValue })).toBe('undecided');
  });

  const bound = fc.double({ noNaN: true, min: 0.5, max: 2 });
  const input = fc
    .record({
      bounds: fc.tuple(bound, bound),
      pValue: fc.option(fc.double({ noNaN: true, min: 0, max: 0.1 })),
      equivalencePValue: fc.option(fc.double({ noNaN: true, min: 0, max: 0.1 })),
      lowerIsBetter: fc.boolean(),
    })
    .map(({ bounds, ...rest }) => ({
      ...rest,
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
        expect(turned).toBe(swapped[decideVerdict(comparison)]);
      }),
    );
  });
});

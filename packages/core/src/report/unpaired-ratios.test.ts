import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpairedRatio } from '../statistics/unpaired-ratio.ts';
import { unpairedRatios } from './unpaired-ratios.ts';

const value = fc.double({ min: 0, max: 1_000, noNaN: true });

describe('unpairedRatios', () => {
  it('gives each metric exactly what it has on its own, whatever it is drawn with', () => {
    const rounds = fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    const sides = fc.record({ base: rounds, other: rounds });
    fc.assert(
      fc.property(sides, fc.array(sides, { maxLength: 2 }), fc.nat(), (first, rest, seed) => {
        const doubled = { ...first, other: first.other.map((round) => round.map((v) => v * 2)) };
        const columns = [first, doubled, ...rest];
        const expected = columns.map((column) => unpairedRatio({ ...column, seed }));
        expect(unpairedRatios(columns, seed)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
    expect(unpairedRatios([], 1)).toEqual([]);
  });
});

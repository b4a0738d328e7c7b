import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapRatio } from '../statistics/bootstrap-ratio.ts';
import { bootstrapRatios } from './bootstrap-ratios.ts';

const value = fc.double({ min: 0, max: 1_000, noNaN: true });
const pair = fc.record({ round: fc.integer({ min: 1, max: 5 }), base: value, other: value });

describe('bootstrapRatios', () => {
  it('gives each metric exactly what it has on its own, whatever it is drawn with', () => {
    const pairs = fc.array(pair, { maxLength: 20 });
    fc.assert(
      fc.property(pairs, fc.array(pairs, { maxLength: 2 }), fc.nat(), (first, rest, seed) => {
        const doubled = first.map(({ round, base, other }) => ({ round, base, other: other * 2 }));
        const columns = [first, doubled, ...rest];
        const expected = columns.map((column) => bootstrapRatio(column, seed));
        expect(bootstrapRatios(columns, seed)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
    expect(bootstrapRatios([], 1)).toEqual([]);
  });
});

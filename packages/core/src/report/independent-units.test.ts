import { describe, expect, it } from 'vitest';
import { findIndependentUnits } from './independent-units.ts';

const sample = { round: 7, block: 3 };
const seen = { rounds: 10, units: 5 };

describe('findIndependentUnits', () => {
  it('is the round where targets take turns, of which there can be any number', () => {
    const { keyOf, countRounds } = findIndependentUnits({ order: 'interleaved', concurrency: 1 });
    expect(keyOf(sample)).toBe(7);
    expect(countRounds(40, { rounds: 5, units: 5 })).toBe(40);
  });

  it('is the block where several rounds are measured in one go', () => {
    const { keyOf, countRounds } = findIndependentUnits({ order: 'interleaved', concurrency: 4 });
    expect(keyOf(sample)).toBe(3);
    expect(countRounds(7, seen)).toBe(14);
  });

  it('is the block of order "blocks", of which rounds make so many and no more', () => {
    const { keyOf, countRounds } = findIndependentUnits({ order: 'blocks', concurrency: 1 });
    expect(keyOf(sample)).toBe(3);
    expect([4, 5, 8, 9].map((units) => countRounds(units, seen))).toEqual([4, 6, 8, null]);
  });

  it('is the block of an open loop, of which rounds make no more', () => {
    const { keyOf, countRounds } = findIndependentUnits({
      order: 'interleaved',
      concurrency: 1,
      arrivals: { process: 'constant', ratesPerSecond: [1] },
    });
    expect(keyOf(sample)).toBe(3);
    expect(countRounds(6, seen)).toBeNull();
  });
});

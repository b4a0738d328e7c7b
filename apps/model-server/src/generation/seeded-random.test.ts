import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';

const row = (seed: number) => Array.from({ length: 8 }, seededRandom(seed));

describe('seededRandom', () => {
  it('yields the same numbers in [0, 1) for the same seed', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (seed) => {
        expect(row(seed)).toEqual(row(seed));
        expect(row(seed).every((value) => value >= 0 && value < 1)).toBe(true);
      }),
    );
  });

  it('tells seeds apart that differ only above 32 bits', () => {
    expect(row(2 ** 40 + 1)).not.toEqual(row(1));
  });
});

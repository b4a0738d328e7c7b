import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeededRandom, xoshiro128 } from './seeded-random.ts';

describe('xoshiro128', () => {
  it('yields the published sequence for the state 1, 2, 3, 4', () => {
    const next = xoshiro128([1, 2, 3, 4]);
    expect(Array.from({ length: 6 }, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492,
    ]);
  });
});

describe('createSeededRandom', () => {
  it('repeats itself for an equal seed and differs for another', () => {
    const draw = (seed: number) => {
      const random = createSeededRandom(seed);
      return Array.from({ length: 20 }, () => random.nextFloat());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(new Set(draw(0)).size).toBe(20);
  });

  it('stays inside its range for every seed and limit', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 4_294_967_296 }), (seed, limit) => {
        const random = createSeededRandom(seed);
        const float = random.nextFloat();
        const integer = random.nextBelow(limit);
        return float >= 0 && float < 1 && Number.isInteger(integer) && integer < limit;
      }),
    );
  });

  it('draws every value about equally often', () => {
    const random = createSeededRandom(1);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i += 1) {
      const value = random.nextBelow(7);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    // The standard deviation of each count is 93, so 500 is beyond five of them.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses the limit %s', (limit) => {
    expect(() => createSeededRandom(1).nextBelow(limit)).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantArrivals, poissonArrivals } from './arrival-times.ts';
import { createSeededRandom } from './seeded-random.ts';

const poisson = (count: number, ratePerSecond: number, seed = 1) =>
  poissonArrivals({ count, ratePerSecond, random: createSeededRandom(seed) });

describe('poissonArrivals', () => {
  it('has exponential gaps of the mean that the rate asks for', () => {
    const due = poisson(20_000, 50);
    const gaps = due.map((dueMs, index) => dueMs - (due[index - 1] ?? 0)).sort((a, b) => a - b);
    // Kolmogorov's test at the 1 % level: the distance stays below 1.63 / sqrt(n).
    const distance = gaps.map((gap, index) =>
      Math.abs(1 - Math.exp(-gap / 20) - (index + 0.5) / 20_000),
    );
    expect(Math.max(...distance)).toBeLessThan(1.63 / Math.sqrt(20_000));
  });

  it('brings as many requests per second as a Poisson distribution, with a variance like the mean', () => {
    const perSecond = new Array<number>(1_000).fill(0);
    for (const dueMs of poisson(6_000, 5, 4)) {
      const second = Math.floor(dueMs / 1_000);
      if (second < 1_000) perSecond[second] = (perSecond[second] ?? 0) + 1;
    }
    const average = perSecond.reduce((sum, count) => sum + count, 0) / 1_000;
    const variance = perSecond.reduce((sum, count) => sum + (count - average) ** 2, 0) / 999;
    expect(Math.abs(average - 5)).toBeLessThan(0.3);
    // The standard deviation of the index of dispersion is sqrt(2 / 999) = 0.045.
    expect(Math.abs(variance / average - 1)).toBeLessThan(0.15);
  });

  it('is finite even for the largest random number', () => {
    const random = { nextFloat: () => 1 - 2 ** -32 };
    const [dueMs] = poissonArrivals({ count: 1, ratePerSecond: 1, random });
    expect(dueMs).toBeCloseTo(32 * Math.LN2 * 1_000, 6);
  });

  it('ascends, repeats itself for an equal seed, and shrinks in proportion to the rate', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(), (count, seed) => {
        const due = poisson(count, 2, seed);
        expect(due).toHaveLength(count);
        expect(due).toEqual(poisson(count, 2, seed));
        expect([...due].sort((a, b) => a - b)).toEqual(due);
        expect(due.every((dueMs) => dueMs >= 0)).toBe(true);
        expect(poisson(count, 4, seed)).toEqual(due.map((dueMs) => dueMs / 2));
      }),
    );
  });
});

describe('constantArrivals', () => {
  it('starts at once and goes on in equal steps', () => {
    expect(constantArrivals({ count: 4, ratePerSecond: 8 })).toEqual([0, 125, 250, 375]);
    expect(constantArrivals({ count: 0, ratePerSecond: 8 })).toEqual([]);
  });
});

it.each([
  [-1, 1],
  [1.5, 1],
  [Number.NaN, 1],
  [1, 0],
  [1, -1],
  [1, Number.NaN],
  [1, Number.POSITIVE_INFINITY],
])('there are no arrivals of %s requests at %s per second', (count, ratePerSecond) => {
  expect(() => poisson(count, ratePerSecond)).toThrow(RangeError);
  expect(() => constantArrivals({ count, ratePerSecond })).toThrow(RangeError);
});

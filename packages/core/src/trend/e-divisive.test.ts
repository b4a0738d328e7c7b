import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import { findChangePoints } from './e-divisive.ts';

const indices = (values: readonly number[], seed = 1) =>
  findChangePoints(values, { seed }).map(({ index }) => index);

function noisy(levels: readonly (readonly [length: number, level: number])[], seed: number) {
  const random = createSeededRandom(seed);
  return levels.flatMap(([length, level]) =>
    Array.from({ length }, () => level + (random.nextFloat() + random.nextFloat() - 1) * 2),
  );
}

describe('findChangePoints', () => {
  it('finds a certain change exactly, wherever it is', () => {
    // As the tests of MongoDB's signal-processing-algorithms have it.
    for (const half of [5, 8, 13, 40, 100]) {
      const values = [...new Array<number>(half).fill(0), ...new Array<number>(half).fill(1)];
      expect(indices(values)).toEqual([half]);
    }
    const steps = [0, 1, 20].flatMap((level) => new Array<number>(30).fill(level));
    expect(findChangePoints(steps, { seed: 1 })).toEqual([
      { index: 30, pValue: 0.005 },
      { index: 60, pValue: 0.005 },
    ]);
  });

  it('finds several changes in noise, within a few values', () => {
    const found = indices(
      noisy(
        [
          [40, 10],
          [40, 12],
          [40, 9],
        ],
        3,
      ),
    );
    expect(found).toHaveLength(2);
    expect(Math.abs((found[0] ?? 0) - 40)).toBeLessThanOrEqual(3);
    expect(Math.abs((found[1] ?? 0) - 80)).toBeLessThanOrEqual(3);
  });

  it('finds a change of spread alone, which a comparison of means cannot see', () => {
    const calm = noisy([[80, 10]], 5).map((value) => 10 + (value - 10) / 10);
    const found = indices([...calm, ...noisy([[80, 10]], 6)]);
    expect(found.some((index) => Math.abs(index - 80) <= 8)).toBe(true);
  });

  it('raises an alarm in a steady series about as often as its significance says', () => {
    let alarms = 0;
    for (let trial = 0; trial < 100; trial += 1) {
      if (indices(noisy([[30, 10]], trial), trial).length > 0) alarms += 1;
    }
    // Three standard deviations of 100 trials at 5 % are 6.5 points.
    expect(alarms).toBeLessThanOrEqual(11);
  });

  it('finds nothing in a short series, or one that does not vary', () => {
    expect(indices([])).toEqual([]);
    expect(indices([1])).toEqual([]);
    expect(indices([0, 0, 0, 0, 9, 9, 9, 9, 9])).toEqual([]);
    expect(indices(new Array<number>(50).fill(0.1))).toEqual([]);
  });

  it('refuses what is not finite, and segments without spread', () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => indices([1, 2, wrong])).toThrow(RangeError);
    }
    for (const minimumSegment of [1, 2.5, Number.NaN]) {
      expect(() => findChangePoints([1], { seed: 1, minimumSegment })).toThrow(RangeError);
    }
  });

  it('keeps its segments long enough, in order, and repeats itself for an equal seed', () => {
    const series = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 });
    fc.assert(
      fc.property(series, fc.nat(), (values, seed) => {
        const found = findChangePoints(values, { seed, permutations: 39 });
        expect(findChangePoints(values, { seed, permutations: 39 })).toEqual(found);
        const ends = [0, ...found.map(({ index }) => index), values.length];
        for (let i = 1; i < ends.length && found.length > 0; i += 1) {
          expect((ends[i] ?? 0) - (ends[i - 1] ?? 0)).toBeGreaterThanOrEqual(5);
        }
        for (const { pValue } of found) expect(pValue).toBeLessThanOrEqual(0.05);
      }),
      { numRuns: 40 },
    );
  });
});

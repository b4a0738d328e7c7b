import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import { predictionLimit } from './prediction-interval.ts';

/** 25 values with mean 100 and sample standard deviation 10. */
const runs = [100, ...Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? 110 : 90))];

describe('predictionLimit', () => {
  it("has the limit of Bencher's example: 25 runs, mean 100, deviation 10, 0.977", () => {
    expect(predictionLimit({ values: runs, level: 0.977, side: 'upper' })).toBeCloseTo(121.46, 2);
    expect(predictionLimit({ values: runs, level: 0.977, side: 'lower' })).toBeCloseTo(78.54, 2);
  });

  it('is null below two values, leaves out what is not finite, and is the mean without spread', () => {
    expect(predictionLimit({ values: [], level: 0.95, side: 'upper' })).toBeNull();
    expect(predictionLimit({ values: [1, Number.NaN], level: 0.95, side: 'upper' })).toBeNull();
    expect(predictionLimit({ values: [3, 3, 3], level: 0.95, side: 'upper' })).toBe(3);
    const infinite = [...runs, Number.POSITIVE_INFINITY];
    expect(predictionLimit({ values: infinite, level: 0.9, side: 'lower' })).toBe(
      predictionLimit({ values: runs, level: 0.9, side: 'lower' }),
    );
  });

  it.each([0, 1, Number.NaN])('refuses the level %s', (level) => {
    expect(() => predictionLimit({ values: runs, level, side: 'upper' })).toThrow(RangeError);
  });

  it('mirrors, and moves outwards with the level', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 2 });
    const level = fc.double({ noNaN: true, min: 0.5, max: 0.999 });
    fc.assert(
      fc.property(values, level, level, (sample, one, another) => {
        const at = (share: number) =>
          predictionLimit({ values: sample, level: share, side: 'upper' }) ?? Number.NaN;
        const [near, far] = [at(Math.min(one, another)), at(Math.max(one, another))];
        expect(far - near).toBeGreaterThanOrEqual(-1e-5 * Math.abs(near));
        const mirrored = predictionLimit({
          values: sample.map((value) => -value),
          level: one,
          side: 'lower',
        });
        expect(mirrored).toBeCloseTo(-at(one), 6);
      }),
    );
  });

  it('is passed by the next value about as often as it says', () => {
    const random = createSeededRandom(11);
    // The sum of twelve uniform values is very nearly normal.
    const draw = () => Array.from({ length: 12 }, random.nextFloat).reduce((sum, x) => sum + x, 0);
    let passed = 0;
    for (let trial = 0; trial < 4_000; trial += 1) {
      const values = Array.from({ length: 6 }, draw);
      if (draw() > (predictionLimit({ values, level: 0.9, side: 'upper' }) ?? 0)) passed += 1;
    }
    expect(Math.abs(passed / 4_000 - 0.1)).toBeLessThan(0.02);
  });
});

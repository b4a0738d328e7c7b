import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean } from '../statistics/mean.ts';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import { unpairedRatios } from './unpaired-ratios.ts';

const base = [100, 120, 90, 105, 130, 98, 110, 101, 95, 125];
const other = [130, 150, 140, 128, 190, 117, 170, 119, 128, 290];
const alone = (values: number[]) => values.map((value) => [value]);

type Rounds = readonly (readonly number[])[];
const logs = (rounds: Rounds) => rounds.map((round) => round.map(Math.log));

function unpairedRatio({ base, other, seed }: { base: Rounds; other: Rounds; seed: number }) {
  const [ratio] = unpairedRatios([{ base: logs(base), other: logs(other) }], seed);
  return ratio ?? { n: null, value: null, interval: null };
}

describe('unpairedRatios', () => {
  it('gives each metric exactly what it has alone, whatever it is drawn with', () => {
    const value = fc.double({ min: -5, max: 5, noNaN: true });
    const rounds = fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 5 });
    const sides = fc.record({ base: rounds, other: rounds });
    fc.assert(
      fc.property(sides, fc.array(sides, { maxLength: 2 }), fc.nat(), (first, rest, seed) => {
        const doubled = { ...first, other: first.other.map((round) => round.map((v) => v * 2)) };
        const columns = [first, doubled, ...rest];
        const alone = columns.flatMap((column) => unpairedRatios([column], seed));
        expect(unpairedRatios(columns, seed)).toEqual(alone);
      }),
      { numRuns: 20 },
    );
    expect(unpairedRatios([], 1)).toEqual([]);
  });

  it('has the interval that SciPy finds for two samples, of one value per round', () => {
    const results = Array.from({ length: 20 }, (_, seed) =>
      unpairedRatio({ base: alone(base), other: alone(other), seed }),
    );
    expect(results[0]).toMatchObject({
      n: { base: 10, other: 10 },
      value: expect.closeTo(1.4079219409291779, 12),
    });
    // The lower limit is that of SciPy's Welch interval of the logs (1.1425 to 1.7350), the higher one of
    // scipy.stats.bootstrap, BCa, 300,000 resamples (1.2215 to 1.7768). One seed is within 3 %.
    const low = mean(results.map(({ interval }) => interval?.low ?? 0)) ?? 0;
    const high = mean(results.map(({ interval }) => interval?.high ?? 0)) ?? 0;
    expect(Math.abs(low / 1.1424994863093674 - 1)).toBeLessThan(1e-6);
    expect(Math.abs(high / 1.7768 - 1)).toBeLessThan(0.01);
  });

  it('has no interval where either has fewer than five values or three rounds', () => {
    const enough = alone([1, 2, 3, 4, 5]);
    for (const few of [
      alone([1, 2, 3, 4]),
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ]) {
      expect(unpairedRatio({ base: few, other: enough, seed: 1 }).interval).toBeNull();
      expect(unpairedRatio({ base: enough, other: few, seed: 1 }).interval).toBeNull();
    }
    expect(unpairedRatio({ base: enough, other: enough, seed: 1 }).interval).not.toBeNull();
  });

  it('is null when either has nothing', () => {
    expect(unpairedRatio({ base: [[], []], other: [[6]], seed: 1 })).toEqual({
      n: { base: 0, other: 1 },
      value: null,
      interval: null,
    });
  });

  it('has an interval without width where neither varies', () => {
    const flat = (value: number) => [[value, value], [value], [value, value]];
    const { interval } = unpairedRatio({ base: flat(0.7), other: flat(2.1), seed: 1 });
    expect(interval).toEqual({ low: interval?.high, high: expect.closeTo(3, 12), level: 0.95 });
  });

  it('turns over when the two change places, and scales with either', () => {
    const values = fc.array(fc.double({ noNaN: true, min: 0.1, max: 100 }), { minLength: 1 });
    fc.assert(
      fc.property(values, values, fc.nat(), (left, right, seed) => {
        const sample = { base: alone(left), other: alone(right), seed };
        const turned = unpairedRatio({ base: sample.other, other: sample.base, seed });
        const result = unpairedRatio(sample);
        expect((result.value ?? 0) * (turned.value ?? 0)).toBeCloseTo(1, 6);
        if (result.interval === null) return;
        expect(result.interval.low).toBeLessThanOrEqual(result.interval.high);
        const doubled = unpairedRatio({ ...sample, other: alone(right.map((value) => 2 * value)) });
        expect((doubled.interval?.low ?? 0) / result.interval.low).toBeCloseTo(2, 6);
      }),
      { numRuns: 20 },
    );
  });

  it('contains the true ratio about as often as it says', () => {
    const random = createSeededRandom(77);
    const draw = (scale: number) =>
      Array.from({ length: 15 }, () => {
        const mood = Math.exp((random.nextFloat() - 0.5) * 0.3);
        return [1, 2, 3].map(() => scale * mood * Math.exp((random.nextFloat() - 0.5) * 0.2));
      });
    let hits = 0;
    for (let trial = 0; trial < 200; trial += 1) {
      const { interval } = unpairedRatio({ base: draw(10), other: draw(13), seed: trial });
      if (interval && interval.low <= 1.3 && interval.high >= 1.3) hits += 1;
    }
    expect(hits / 200).toBeGreaterThan(0.88);
  });
});

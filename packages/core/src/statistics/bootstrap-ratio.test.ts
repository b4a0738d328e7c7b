import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapRatio, type Pair } from './bootstrap-ratio.ts';
import { createSeededRandom } from './seeded-random.ts';

/** Pairs whose true ratio is `ratio`, with noise within and between rounds. */
function makePairs(ratio: number, rounds: number, prompts: number, seed: number): Pair[] {
  const random = createSeededRandom(seed);
  const noise = (size: number) => Math.exp((random.nextFloat() - 0.5) * size);
  return Array.from({ length: rounds }, (_, round) => {
    const roundNoise = noise(0.1);
    return Array.from({ length: prompts }, () => {
      const base = 100 * noise(0.5);
      return { round, base, other: base * ratio * roundNoise * noise(0.2) };
    });
  }).flat();
}

const positive = fc.double({ noNaN: true, min: 1e-3, max: 1e6 });
const pair = fc.record({ round: fc.integer({ min: 1, max: 8 }), base: positive, other: positive });

describe('bootstrapRatio', () => {
  it('is the ratio of the geometric means, exactly when all pairs agree', () => {
    const pairs = [1, 2, 3, 4, 5].map((round) => ({ round, base: round, other: 2 * round }));
    expect(bootstrapRatio(pairs, 1)).toEqual({
      n: 5,
      value: expect.closeTo(2, 12),
      interval: { low: expect.closeTo(2, 12), high: expect.closeTo(2, 12), level: 0.95 },
    });
  });

  it('has no interval below five pairs or three rounds', () => {
    expect(bootstrapRatio(makePairs(2, 4, 1, 1), 1).interval).toBeNull();
    expect(bootstrapRatio(makePairs(2, 2, 9, 1), 1).interval).toBeNull();
    expect(bootstrapRatio(makePairs(2, 5, 1, 1), 1).interval).not.toBeNull();
    expect(bootstrapRatio(makePairs(2, 3, 2, 1), 1).interval).not.toBeNull();
  });

  it('leaves out pairs without a ratio, and is null when none is left', () => {
    const good = { round: 1, base: 1, other: 3 };
    const bad = [0, -1, Number.NaN, Number.POSITIVE_INFINITY].map((other) => ({ ...good, other }));
    expect(bootstrapRatio([good, ...bad], 1)).toMatchObject({ n: 1, value: expect.closeTo(3, 12) });
    expect(bootstrapRatio([{ ...good, base: 0 }], 1)).toEqual({
      n: 0,
      value: null,
      interval: null,
    });
    expect(bootstrapRatio([], 1)).toEqual({ n: 0, value: null, interval: null });
  });

  it('repeats itself for an equal seed', () => {
    // With many rounds, the bootstrap and not the t interval is the wider one at an end.
    const pairs = [
      ...makePairs(1.5, 40, 4, 2),
      ...makePairs(9, 1, 4, 2).map((p) => ({ ...p, round: 99 })),
    ];
    expect(bootstrapRatio(pairs, 9)).toEqual(bootstrapRatio(pairs, 9));
    expect(bootstrapRatio(pairs, 9).interval).not.toEqual(bootstrapRatio(pairs, 10).interval);
  });

  it('turns over when the two change places', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), (pairs) => {
        const { value, interval } = bootstrapRatio(pairs, 3);
        const turned = bootstrapRatio(
          pairs.map(({ round, base, other }) => ({ round, base: other, other: base })),
          3,
        );
        expect((value ?? 0) * (turned.value ?? 0)).toBeCloseTo(1, 6);
        if (interval !== null) {
          expect(interval.low).toBeLessThanOrEqual(interval.high);
          expect((turned.interval?.low ?? 0) * interval.high).toBeCloseTo(1, 6);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has the interval that SciPy finds, of one pair per round', () => {
    const base = [100, 120, 90, 105, 130, 98, 110, 101, 95, 125];
    const other = [130, 150, 140, 128, 190, 117, 170, 119, 128, 290];
    const pairs = base.map((value, round) => ({ round, base: value, other: other[round] ?? 0 }));
    const { value, interval } = bootstrapRatio(pairs, 4);
    // The lower limit is that of SciPy's t interval of the logs (1.2174 to 1.6282); the higher one of
    // scipy.stats.bootstrap, BCa, 500,000 resamples (1.2915 to 1.681); 2,000 are within 1.5 % of it.
    expect(value).toBeCloseTo(1.4079219409291779, 12);
    expect(interval?.low).toBeCloseTo(1.217449072525739, 6);
    expect(interval?.high).toBeGreaterThan(1.681 * 0.985);
    expect(interval?.high).toBeLessThan(1.681 * 1.015);
  });

  it('has an interval without width when all pairs are the same', () => {
    const pairs = [1, 1, 2, 2, 2, 3].map((round) => ({ round, base: 0.7, other: 0.9 }));
    const { value, interval } = bootstrapRatio(pairs, 1);
    expect(interval?.low).toBe(interval?.high);
    expect(interval?.low).toBeCloseTo(value ?? Number.NaN, 12);
  });

  it.each([
    [3, 0.1, 0.05],
    [5, 0.1, 0.05],
    [10, 0.1, 0.05],
    [3, 0.05, 0.1],
  ])(
    'contains the true ratio as often as it says, of %i rounds with noise %f and %f inside',
    (rounds, between, inside) => {
      const random = createSeededRandom(5);
      const normal = (deviation: number) =>
        deviation *
        Math.sqrt(-2 * Math.log1p(-random.nextFloat())) *
        Math.cos(2 * Math.PI * random.nextFloat());
      let hits = 0;
      const trials = 200;
      for (let trial = 0; trial < trials; trial += 1) {
        const pairs = Array.from({ length: rounds }, (_, round) => {
          const mood = normal(between);
          return Array.from({ length: 8 }, () => ({
            round,
            base: 100,
            other: 130 * Math.exp(mood + normal(inside)),
          }));
        });
        const { interval } = bootstrapRatio(pairs.flat(), trial);
        if (interval !== null && interval.low <= 1.3 && interval.high >= 1.3) hits += 1;
      }
      // Of 200 intervals that are right in 95 %, 182 or more are in all but one case of a hundred.
      expect(hits / trials).toBeGreaterThanOrEqual(0.91);
    },
  );
});

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
    const pairs = makePairs(1.5, 5, 4, 2);
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
    // exp of scipy.stats.bootstrap of the mean log ratio, BCa, 500,000 resamples; 2,000 are within 1.5 % of it.
    expect(value).toBeCloseTo(1.4079219409291779, 12);
    expect(interval?.low).toBeGreaterThan(1.2915 * 0.985);
    expect(interval?.low).toBeLessThan(1.2915 * 1.015);
    expect(interval?.high).toBeGreaterThan(1.681 * 0.985);
    expect(interval?.high).toBeLessThan(1.681 * 1.015);
  });

  it('has an interval without width when all pairs are the same', () => {
    const pairs = [1, 1, 2, 2, 2, 3].map((round) => ({ round, base: 0.7, other: 0.9 }));
    const { value, interval } = bootstrapRatio(pairs, 1);
    expect(interval?.low).toBe(interval?.high);
    expect(interval?.low).toBeCloseTo(value ?? Number.NaN, 12);
  });

  it('contains the true ratio about as often as it says, although samples of a round hang together', () => {
    let hits = 0;
    const trials = 100;
    for (let trial = 0; trial < trials; trial += 1) {
      const { interval } = bootstrapRatio(makePairs(1.3, 12, 4, trial + 100), trial);
      if (interval !== null && interval.low <= 1.3 && interval.high >= 1.3) hits += 1;
    }
    // A bootstrap of 12 rounds covers a little less than 95 %.
    expect(hits / trials).toBeGreaterThan(0.85);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundsNeeded } from './samples-needed.ts';

/** Two round means with exactly this mean and sample standard deviation. */
function roundsOf(mean: number, deviation: number): number[][] {
  const half = deviation / Math.SQRT2;
  return [[mean - half], [mean + half]];
}

describe('roundsNeeded', () => {
  // Smallest n with power 0.8 by the noncentral t distribution of SciPy, as in R's power.t.test(type = 'one.sample').
  it.each([
    [0.2, 199],
    [0.3, 90],
    [0.5, 34],
    [0.8, 15],
    [1, 10],
    [1.5, 6],
    [2, 5],
  ])('to show a difference of %s standard deviations is near %i', (difference, exact) => {
    const rounds =
      roundsNeeded({ pairsPerRound: 8, logRatios: roundsOf(difference, 1), margin: 0.01 }) ?? 0;
    expect(Math.abs(rounds - exact)).toBeLessThanOrEqual(1);
  });

  // Smallest n with power 0.8 of the two tests, integrated over the sample deviation with SciPy, margin 5 %.
  it.each([
    [0, 0.05, 11],
    [0, 0.1, 38],
    [0.01, 0.05, 13],
    [0.02, 0.05, 21],
    [0.005, 0.03, 6],
  ])(
    'to show equivalence at a mean of %s with deviation %s is near %i',
    (mean, deviation, exact) => {
      const rounds =
        roundsNeeded({ pairsPerRound: 8, logRatios: roundsOf(mean, deviation), margin: 0.05 }) ?? 0;
      expect(Math.abs(rounds - exact)).toBeLessThanOrEqual(1);
    },
  );

  it('takes whichever can be shown sooner', () => {
    // Equivalence takes 30 rounds at a mean of 0.03 with deviation 0.04, the difference 16.
    const rounds =
      roundsNeeded({ pairsPerRound: 8, logRatios: roundsOf(0.03, 0.04), margin: 0.05 }) ?? 0;
    expect(Math.abs(rounds - 16)).toBeLessThanOrEqual(1);
  });

  it('is null without rounds, and out of reach', () => {
    expect(roundsNeeded({ pairsPerRound: 8, logRatios: [], margin: 0.05 })).toBeNull();
    expect(
      roundsNeeded({ pairsPerRound: 8, logRatios: roundsOf(0, 100), margin: 0.001 }),
    ).toBeNull();
  });

  it.each([
    [1, 1, 6],
    [1, 2, 7],
    [1, 19, 10],
    [2, 1, 3],
    [0.5, 1, 12],
  ])(
    'is as many as bring %f pairs per round below 5 %% in %i tests: %i',
    (pairsPerRound, tests, least) => {
      const certain = [[2], [2.001]];
      expect(roundsNeeded({ logRatios: certain, margin: 0.05, pairsPerRound, tests })).toBe(least);
      expect(roundsNeeded({ logRatios: [[2]], margin: 0.05, pairsPerRound, tests })).toBe(least);
    },
  );

  it('asks for more where more tests are read together', () => {
    const logRatios = roundsOf(0.5, 1);
    const alone = roundsNeeded({ logRatios, margin: 0.01, pairsPerRound: 8 }) ?? 0;
    const among = roundsNeeded({ logRatios, margin: 0.01, pairsPerRound: 8, tests: 10 });
    expect(among).toBeGreaterThan(1.5 * alone);
  });

  it.each([-0.01, Number.NaN, Number.POSITIVE_INFINITY])('refuses the margin %s', (margin) => {
    expect(() => roundsNeeded({ pairsPerRound: 8, logRatios: roundsOf(0, 1), margin })).toThrow(
      RangeError,
    );
  });

  it('is one more than there are when all rounds agree, and three at least', () => {
    expect(roundsNeeded({ pairsPerRound: 8, logRatios: [[0.1], [0.1]], margin: 0.05 })).toBe(3);
    expect(
      roundsNeeded({ pairsPerRound: 8, logRatios: [[0.1], [0.1], [0.1], [0.1]], margin: 0.05 }),
    ).toBe(5);
  });

  it('is always more than there are, grows with power, and is the same when targets change places', () => {
    const sample = fc.array(
      fc.double({ noNaN: true, min: -1, max: 1 }).map((value) => [value]),
      {
        minLength: 2,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(sample, fc.double({ noNaN: true, min: 0.001, max: 0.3 }), (logRatios, margin) => {
        const rounds = roundsNeeded({ pairsPerRound: 8, logRatios, margin });
        expect(rounds ?? Number.POSITIVE_INFINITY).toBeGreaterThan(logRatios.length);
        const surer = roundsNeeded({ pairsPerRound: 8, logRatios, margin, power: 0.95 });
        expect(surer ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(rounds ?? 0);
        const turned = logRatios.map((round) => round.map((value) => -value));
        expect(roundsNeeded({ pairsPerRound: 8, logRatios: turned, margin })).toBe(rounds);
      }),
    );
  });
});

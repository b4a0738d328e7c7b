import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { driftSlope } from './drift-slope.ts';
import { createSeededRandom } from './seeded-random.ts';

const series = (target: string, values: number[]) =>
  values.map((value, round) => ({ round, target, value }));

describe('driftSlope', () => {
  it('of one target is the regression of SciPy', () => {
    const points = series('a', [100, 102, 101, 105, 107, 106, 110, 112]);
    // scipy.stats.linregress of the logarithms, with scipy.stats.t.
    expect(driftSlope({ points })).toEqual({
      rounds: 8,
      slopePerRound: expect.closeTo(0.016015741429384736, 10),
      interval: {
        low: expect.closeTo(0.011496438175957108, 7),
        high: expect.closeTo(0.020555236649017674, 7),
        level: 0.95,
      },
      totalChange: expect.closeTo(0.11764288204306587, 10),
      totalInterval: {
        low: expect.closeTo(1.011496438175957 ** 7 - 1, 6),
        high: expect.closeTo(1.0205552366490176 ** 7 - 1, 6),
        level: 0.95,
      },
      pValue: expect.closeTo(0.00012566885256407736, 9),
    });
  });

  it('of two targets is the common slope of least squares, with the rounds as units', () => {
    const points = [
      ...series('a', [100, 103, 101, 106, 108]),
      ...series('b', [210, 208, 215, 219, 217]),
    ];
    const drift = driftSlope({ points });
    // numpy.linalg.lstsq with an intercept per target; linregress of the mean logarithm per round.
    expect(drift?.slopePerRound).toBeCloseTo(0.01510014656780788, 10);
    expect(drift?.interval.low).toBeCloseTo(0.007076716457856642, 7);
    expect(drift?.interval.high).toBeCloseTo(0.023187499743078183, 7);
    expect(drift?.pValue).toBeCloseTo(0.009227194343660207, 7);
  });

  it('is not certain of a drift because many targets share the moods of the machine', () => {
    const random = createSeededRandom(6);
    let alarms = 0;
    for (let trial = 0; trial < 300; trial += 1) {
      const moods = Array.from({ length: 8 }, () => Math.exp(random.nextFloat()));
      const points = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((target) => series(target, moods));
      const noisy = points.map((point) => ({
        ...point,
        value: point.value * (1 + random.nextFloat() / 50),
      }));
      if ((driftSlope({ points: noisy })?.pValue ?? 1) < 0.05) alarms += 1;
    }
    expect(alarms / 300).toBeLessThan(0.09);
  });

  it('finds an exact drift in whatever rounds the targets ran', () => {
    const cell = fc.record({
      round: fc.integer({ min: 0, max: 30 }),
      target: fc.constantFrom('a', 'b', 'c'),
    });
    const slope = fc.double({ noNaN: true, min: -0.1, max: 0.1 });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), slope, (cells, perRound) => {
        const points = cells.map(({ round, target }) => ({
          round,
          target,
          value: target.charCodeAt(0) ** 3 * Math.exp(perRound * round),
        }));
        const drift = driftSlope({ points });
        const rounds = new Set(cells.map(({ round }) => round)).size;
        if (rounds < 4) expect(drift).toBeNull();
        if (drift === null) return;
        expect(drift.slopePerRound).toBeCloseTo(Math.expm1(perRound), 9);
        expect(drift.interval.low).toBeCloseTo(drift.interval.high, 7);
      }),
    );
  });

  it('counts the samples of a target and round once', () => {
    const points = series('a', [100, 103, 101, 106, 108]);
    const repeated = [...points, ...points.filter(({ round }) => round === 1)];
    expect(driftSlope({ points: repeated })?.interval).toEqual(driftSlope({ points })?.interval);
  });

  it('is null below four rounds, or where no target ran twice, and leaves out what has no logarithm', () => {
    expect(driftSlope({ points: [] })).toBeNull();
    expect(driftSlope({ points: series('a', [1, 2, 3]) })).toBeNull();
    expect(driftSlope({ points: series('a', [1, 2, 3, 0, -1, Number.NaN]) })).toBeNull();
    const once = [1, 2, 3, 4, 5].map((round) => ({ round, target: `t${round}`, value: round }));
    expect(driftSlope({ points: once })).toBeNull();
  });

  it('is certain of what does not vary', () => {
    expect(driftSlope({ points: series('a', [3, 3, 3, 3]) })).toMatchObject({
      slopePerRound: 0,
      interval: { low: 0, high: 0 },
      totalChange: 0,
      pValue: 1,
    });
  });
});

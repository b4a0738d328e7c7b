import { describe, expect, it } from 'vitest';
import { bcaLimits } from './bca-limits.ts';
import { mean } from './mean.ts';

const sample = [1.2, 3.4, 0.7, 9.1, 2.2];
const meanOf = (values: readonly number[]) => mean(values) ?? Number.NaN;

/** All 3,125 resamples of five values: the bootstrap distribution itself, without chance. */
function everyResampleMean(): Float64Array {
  const sums = sample.reduce<number[]>(
    (partial) => partial.flatMap((sum) => sample.map((value) => sum + value)),
    [0],
  );
  return Float64Array.from(sums, (sum) => sum / 5);
}

describe('bcaLimits', () => {
  it('has the limits that NumPy and scipy.stats.norm give for the whole bootstrap distribution', () => {
    const limits = bcaLimits({
      estimate: 3.32,
      resampled: everyResampleMean(),
      jackknife: [sample.map((_, index) => meanOf(sample.toSpliced(index, 1)))],
    });
    // z0 = 0.0968, a = 0.0876; numpy.percentile at 6.618 % and 99.542 %.
    expect(limits).toEqual({
      low: expect.closeTo(1.48490739, 6),
      high: expect.closeTo(7.52, 6),
      level: 0.95,
    });
  });

  it('is the plain percentile interval without bias and acceleration', () => {
    const resampled = Float64Array.from({ length: 1_001 }, (_, index) => index);
    const limits = bcaLimits({ estimate: 500, resampled, jackknife: [] });
    expect(limits).toEqual({
      low: expect.closeTo(25, 6),
      high: expect.closeTo(975, 6),
      level: 0.95,
    });
  });

  it('stays among its resamples for an estimate outside of them, or a wild acceleration', () => {
    const resampled = Float64Array.from({ length: 100 }, (_, index) => index);
    const wild = [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1]];
    for (const estimate of [-1, 50, 1_000]) {
      const limits = bcaLimits({ estimate, resampled, jackknife: wild });
      expect(limits?.low).toBeGreaterThanOrEqual(0);
      expect(limits?.high).toBeLessThanOrEqual(99);
      expect(limits?.low).toBeLessThanOrEqual(limits?.high ?? Number.NaN);
    }
  });

  it('has no width where nothing varies', () => {
    const resampled = new Float64Array(10).fill(3);
    expect(bcaLimits({ estimate: 3, resampled, jackknife: [[3, 3]] })).toEqual({
      low: 3,
      high: 3,
      level: 0.95,
    });
  });

  it('is null without resamples, or with a number that is not finite', () => {
    const resampled = Float64Array.of(1, 2, 3);
    expect(bcaLimits({ estimate: 1, resampled: new Float64Array(), jackknife: [] })).toBeNull();
    expect(bcaLimits({ estimate: Number.NaN, resampled, jackknife: [] })).toBeNull();
    expect(bcaLimits({ estimate: 2, resampled, jackknife: [[Number.NaN]] })).toBeNull();
    expect(
      bcaLimits({ estimate: 2, resampled: Float64Array.of(1, Infinity), jackknife: [] }),
    ).toBeNull();
  });
});

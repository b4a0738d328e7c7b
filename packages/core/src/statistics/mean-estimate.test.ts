import { describe, expect, it } from 'vitest';
import { estimateDifference, estimateMean } from './mean-estimate.ts';
import { testDifference } from './test-difference.ts';
import { widenByStudent } from './widen-by-student.ts';

const base = [100, 120, 90, 105, 130, 98, 110, 101, 95, 125].map((value) => [Math.log(value)]);
const other = [130, 150, 140, 128, 190, 117, 170, 119, 128, 290].map((value) => [Math.log(value)]);
const logRatios = other.map(([log = 0], index) => [log - (base[index]?.[0] ?? 0)]);

describe('estimateMean', () => {
  it('has the p-value of the t test of SciPy', () => {
    expect(testDifference(estimateMean(logRatios))).toBeCloseTo(0.0004782955461697201, 9);
  });

  it('counts a round once, however many samples it has', () => {
    const repeated = logRatios.map(([value = 0]) => [value, value, value]);
    expect(estimateMean(repeated)?.error).toBeCloseTo(estimateMean(logRatios)?.error ?? 0, 12);
    expect(estimateMean(repeated)?.degreesOfFreedom).toBe(9);
  });

  it('is unknown below two rounds, and without error where all are equal', () => {
    expect(estimateMean([])).toBeNull();
    expect(estimateMean([[1, 2, 3], [Number.NaN], []])).toBeNull();
    expect(testDifference(null)).toBeNull();
    const equal = [[0.1, 0.1], [0.1], [0.1, 0.1, 0.1]];
    expect(estimateMean(equal)).toEqual({ value: 0.1, error: 0, degreesOfFreedom: 2 });
    expect(testDifference(estimateMean(equal))).toBe(0);
    expect(testDifference(estimateMean([[0], [0]]))).toBe(1);
  });
});

describe('estimateDifference', () => {
  it("has the p-value and the degrees of freedom of Welch's test in SciPy", () => {
    const estimate = estimateDifference(base, other);
    expect(estimate?.degreesOfFreedom).toBeCloseTo(12.3825491164992, 9);
    expect(testDifference(estimate)).toBeCloseTo(0.003773243477720409, 9);
  });

  it('is unknown where either has a single round, and certain where neither varies', () => {
    expect(estimateDifference([[1, 2]], other)).toBeNull();
    expect(estimateDifference(base, [[1, 2]])).toBeNull();
    const equal = estimateDifference([[1], [1]], [[3], [3], [3]]);
    expect(equal).toEqual({ value: 2, error: 0, degreesOfFreedom: 3 });
  });
});

describe('widenByStudent', () => {
  it('takes the lower and the higher of the limits, and makes nothing narrower', () => {
    const estimate = { value: 0, error: 1, degreesOfFreedom: 4 };
    const widen = (low: number, high: number) =>
      widenByStudent({ low, high, level: 0.95 }, estimate);
    const half = expect.closeTo(2.7764451051977987, 6);
    expect(widen(-1, 1)).toEqual({
      low: expect.closeTo(-2.7764451051977987, 6),
      high: half,
      level: 0.95,
    });
    expect(widen(-4, 1)).toEqual({ low: -4, high: half, level: 0.95 });
    expect(widenByStudent(null, estimate)).toBeNull();
  });
});

import { expect, it } from 'vitest';
import { jackknifeAcceleration } from './jackknife-acceleration.ts';
import { mean } from './mean.ts';

// Efron and Tibshirani (1993), table 14.1: spatial test data, A.
const spatial = [
  48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30,
  41,
];

function variance(values: readonly number[]): number {
  const center = mean(values) ?? Number.NaN;
  return mean(values.map((value) => (value - center) ** 2)) ?? Number.NaN;
}

it('is the published 0.061 for the variance of the spatial test data', () => {
  const jackknife = spatial.map((_, index) => variance(spatial.toSpliced(index, 1)));
  expect(variance(spatial)).toBeCloseTo(171.5, 1);
  expect(jackknifeAcceleration([jackknife])).toBeCloseTo(0.06124011981230746, 12);
});

it('is 0 without units, and where no unit makes a difference', () => {
  expect(jackknifeAcceleration([])).toBe(0);
  expect(jackknifeAcceleration([[]])).toBe(0);
  expect(jackknifeAcceleration([[2, 2, 2], [5]])).toBe(0);
});

it('of a symmetric sample is 0, and turns its sign with the estimate', () => {
  expect(jackknifeAcceleration([[1, 2, 3]])).toBeCloseTo(0, 12);
  expect(jackknifeAcceleration([[0, 0, 6]])).toBeCloseTo(-jackknifeAcceleration([[0, 0, -6]]), 12);
});

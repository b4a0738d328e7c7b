import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile, studentCdf, studentQuantile } from './distributions.ts';

// All expected values are SciPy 1.17's (scipy.stats.norm, scipy.stats.t).
describe('the normal distribution', () => {
  it.each([
    [-6, 9.865876450376946e-10],
    [-1.96, 0.024997895148220435],
    [0, 0.5],
    [1.96, 0.9750021048517795],
  ])('has probability up to %s of %s', (z, probability) => {
    expect(Math.abs(normalCdf(z) - probability)).toBeLessThan(1e-15);
  });

  it.each([
    [0.001, -3.090232306167813],
    [0.5, 0],
    [0.975, 1.959963984540054],
  ])('has the quantile at %s', (probability, z) => {
    expect(normalQuantile(probability)).toBeCloseTo(z, 8);
  });

  it('is its own inverse', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 1e-6, max: 1 - 1e-6 }), (probability) => {
        expect(normalCdf(normalQuantile(probability))).toBeCloseTo(probability, 8);
      }),
    );
  });
});

describe("Student's t distribution", () => {
  it.each([
    [-2.3, 4, 0.04146951855619118],
    [1, 1, 0.75],
    [2.5, 30, 0.9909421754659666],
    [-6, 9, 0.00010124966103382039],
    [0, 12, 0.5],
    [-1.5, 100_000, 0.06680877976141533],
  ])('has probability up to %s with %s degrees of freedom', (t, degreesOfFreedom, expected) => {
    expect(studentCdf(t, degreesOfFreedom) / expected).toBeCloseTo(1, 6);
  });

  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 4, 2.7764451051977934],
    [0.95, 10, 1.8124611228116756],
    [0.977, 24, 2.104414722704815],
    [0.8, 33, 0.8526494236479887],
    [0.025, 99_999, -1.9599877077718448],
  ])('has the quantile at %s with %s degrees of freedom', (probability, degreesOfFreedom, t) => {
    expect(studentQuantile(probability, degreesOfFreedom) / t).toBeCloseTo(1, 6);
  });

  it('knows infinite values', () => {
    expect(studentCdf(Number.NEGATIVE_INFINITY, 3)).toBe(0);
    expect(studentCdf(Number.POSITIVE_INFINITY, 3)).toBe(1);
  });
});

it.each([0, 1, -1, Number.NaN])('there is no quantile at %s', (probability) => {
  expect(() => normalQuantile(probability)).toThrow(RangeError);
  expect(() => studentQuantile(probability, 3)).toThrow(RangeError);
});

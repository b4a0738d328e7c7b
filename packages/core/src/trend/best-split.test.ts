import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBestSplit } from './best-split.ts';

/** The definition, term by term. */
function energyAt(values: readonly number[], index: number): number {
  const [left, right] = [values.slice(0, index), values.slice(index)];
  const [n, m] = [left.length, right.length];
  const sum = (one: number[], another: number[]) =>
    one.reduce((total, a) => total + another.reduce((part, b) => part + Math.abs(a - b), 0), 0);
  const within = (part: number[]) => sum(part, part) / (part.length * (part.length - 1));
  return ((n * m) / (n + m)) * ((2 / (n * m)) * sum(left, right) - within(left) - within(right));
}

describe('findBestSplit', () => {
  it('has the place and energy that NumPy finds', () => {
    const values = Float64Array.of(3, 4, 3, 5, 4, 9, 8, 10, 9, 9, 11);
    expect(findBestSplit(values, 2)).toEqual({
      index: 5,
      energy: expect.closeTo(24.18181818181818, 10),
    });
    expect(findBestSplit(values, 2)?.energy).toBeCloseTo(energyAt([...values], 5), 10);
  });

  it('is null for too few values', () => {
    expect(findBestSplit(new Float64Array(), 2)).toBeNull();
    expect(findBestSplit(Float64Array.of(1, 2, 3), 2)).toBeNull();
    expect(findBestSplit(Float64Array.of(1, 2, 3, 4), 2)?.index).toBe(2);
  });

  it('is the best of all allowed splits by the definition', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 25 });
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 6 }), (series, minimumSegment) => {
        const split = findBestSplit(Float64Array.from(series), minimumSegment);
        const indices = series
          .map((_, i) => i)
          .filter((i) => i >= minimumSegment && i <= series.length - minimumSegment);
        if (split === null) {
          expect(indices).toEqual([]);
          return;
        }
        expect(indices).toContain(split.index);
        expect(split.energy).toBeCloseTo(Math.max(...indices.map((i) => energyAt(series, i))), 7);
        expect(split.energy).toBeCloseTo(energyAt(series, split.index), 7);
      }),
    );
  });
});

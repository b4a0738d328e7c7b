import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holmAdjust } from './holm.ts';

const pValue = fc.option(fc.double({ noNaN: true, min: 0, max: 1 }));

describe('holmAdjust', () => {
  it('follows the steps of Holm, in the order of the input', () => {
    // By hand: 4 * 0.005; 3 * 0.01; max(0.03, 2 * 0.03); max(0.06, 0.04).
    const adjusted = [0.03, 0.06, 0.06, 0.02].map((value) => expect.closeTo(value, 12));
    expect(holmAdjust([0.01, 0.04, 0.03, 0.005])).toEqual(adjusted);
  });

  it('does not count tests that could not be made', () => {
    expect(holmAdjust([null, 0.02, null, 0.5])).toEqual([null, 0.04, null, 0.5]);
    expect(holmAdjust([])).toEqual([]);
    expect(holmAdjust([null])).toEqual([null]);
    expect(holmAdjust([0.03])).toEqual([0.03]);
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses %s', (wrong) => {
    expect(() => holmAdjust([0.5, wrong])).toThrow(RangeError);
  });

  it('rejects what the step-down procedure rejects, no more than Bonferroni would adjust', () => {
    fc.assert(
      fc.property(fc.array(pValue, { maxLength: 12 }), (pValues) => {
        const adjusted = holmAdjust(pValues);
        const made = pValues.filter((value) => value !== null);
        const ascending = [...made].sort((a, b) => a - b);
        const stop = ascending.findIndex((value, i) => value * (made.length - i) > 0.05);
        const rejected = stop === -1 ? made.length : stop;
        expect(adjusted.filter((value) => value !== null && value <= 0.05)).toHaveLength(rejected);
        for (const [index, before] of pValues.entries()) {
          const after = adjusted[index] ?? null;
          if (before === null || after === null) expect(after).toBe(before);
          else {
            expect(after).toBeGreaterThanOrEqual(before);
            expect(after).toBeLessThanOrEqual(Math.min(1, before * made.length));
          }
        }
      }),
    );
  });
});

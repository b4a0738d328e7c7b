import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERCENTILE_SAMPLES_MIN } from '../statistics/printable-percentile.ts';
import { summarizeTimingError } from './summarize-timing-error.ts';

const errors = fc.array(fc.double({ noNaN: true, min: 0, max: 1e6 }), {
  minLength: 1,
  maxLength: 400,
});

describe('summarizeTimingError', () => {
  it('gives median and largest error, in any order', () => {
    expect(summarizeTimingError([3, 1, 2, 10])).toEqual({
      n: 4,
      p50Ms: 2.5,
      p99Ms: null,
      maxMs: 10,
    });
  });

  it('prints a p99 exactly when there are enough values for one', () => {
    fc.assert(
      fc.property(errors, (errorsMs) => {
        const { n, p50Ms, p99Ms, maxMs } = summarizeTimingError(errorsMs);
        expect(n).toBe(errorsMs.length);
        expect(p99Ms !== null).toBe(n >= PERCENTILE_SAMPLES_MIN.p99);
        expect(p50Ms).toBeLessThanOrEqual(p99Ms ?? maxMs);
        expect(p99Ms ?? p50Ms).toBeLessThanOrEqual(maxMs);
      }),
    );
  });

  it('refuses to sum up nothing', () => {
    expect(() => summarizeTimingError([])).toThrow(RangeError);
  });
});

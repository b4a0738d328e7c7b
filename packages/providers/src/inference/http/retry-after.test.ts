import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRetryAfter } from './retry-after.ts';

const NOW = Date.UTC(2026, 0, 1, 12, 0, 0);

describe('readRetryAfter', () => {
  it.each([
    ['3', 3_000],
    ['0', 0],
    ['1.5', 1_500],
    ['Thu, 01 Jan 2026 12:00:20 GMT', 20_000],
    ['Thursday, 01-Jan-26 12:00:20 GMT', 20_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['', null],
    [undefined, null],
    [['2', '9'], 2_000],
  ])('reads %j as %s ms', (value, expected) => {
    expect(readRetryAfter(value, NOW)).toBe(expected);
  });

  it('is never negative and never NaN, whatever the header says', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const waitMs = readRetryAfter(value, NOW);
        expect(waitMs === null || waitMs >= 0).toBe(true);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOOP_MIN_CHARS, loopLengthAtEnd } from './loop-length.ts';

/** The definition, tried out: the longest end with a period that fits into it six times. */
function searchLoop(text: string): number {
  for (let length = text.length; length >= LOOP_MIN_CHARS; length -= 1) {
    const end = text.slice(-length);
    for (let period = 1; 6 * period <= length; period += 1) {
      if (end.slice(period) === end.slice(0, -period)) return length;
    }
  }
  return 0;
}

describe('loopLengthAtEnd', () => {
  it('is the length of the passage that goes round, to the last character', () => {
    expect(loopLengthAtEnd(`It began well. ${'the '.repeat(40)}th`)).toBe(163);
    expect(loopLengthAtEnd(`${'I am sorry, I cannot say. '.repeat(7)}`)).toBe(182);
    expect(loopLengthAtEnd('!'.repeat(2_048))).toBe(2_048);
  });

  it('is 0 for text, for few repetitions and for short ones', () => {
    expect(loopLengthAtEnd('')).toBe(0);
    expect(loopLengthAtEnd(`${'the '.repeat(40)}end of it`)).toBe(0);
    expect(loopLengthAtEnd('ha '.repeat(20))).toBe(0);
    expect(
      loopLengthAtEnd('A sentence that comes five times over and is a refrain. '.repeat(5)),
    ).toBe(0);
  });

  it('is what the definition says', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), piece, fc.nat(40), (start, passage, count) => {
        const text = start + passage.repeat(count);
        expect(loopLengthAtEnd(text)).toBe(searchLoop(text));
      }),
      { numRuns: 200 },
    );
  });
});

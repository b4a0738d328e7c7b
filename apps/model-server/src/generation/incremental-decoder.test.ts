import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IncrementalDecoder } from './incremental-decoder.ts';

/** A tokenizer whose tokens are single bytes: the hardest case for characters of several bytes. */
const decodeBytes = (tokenIds: readonly number[]) => Buffer.from(tokenIds).toString('utf8');

function decodeOneByOne(tokenIds: readonly number[]): string[] {
  const decoder = new IncrementalDecoder(decodeBytes);
  return [...tokenIds.map((id) => decoder.push(id)), decoder.flush()];
}

describe('IncrementalDecoder', () => {
  it('yields pieces that add up to the text and never break a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const pieces = decodeOneByOne([...Buffer.from(text, 'utf8')]);
        expect(pieces.join('')).toBe(text);
        expect(pieces.some((piece) => piece.includes('\uFFFD'))).toBe(false);
      }),
    );
  });

  it('yields arbitrary bytes as a decoder of the whole would', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 40 }), (bytes) => {
        expect(decodeOneByOne(bytes).join('')).toBe(decodeBytes(bytes));
      }),
    );
  });

  it('holds a character back until its last byte and gives it out at once then', () => {
    expect(decodeOneByOne([...Buffer.from('é!', 'utf8')])).toEqual(['', 'é', '!', '']);
  });

  it('shows an unfinished character at the end as U+FFFD', () => {
    expect(decodeOneByOne([0x61, 0xe2, 0x82])).toEqual(['a', '', '', '\uFFFD']);
  });

  it('keeps the space that a tokenizer writes only between words', () => {
    const words = ['', 'one', 'two', 'three'];
    const decoder = new IncrementalDecoder((ids) => ids.map((id) => words[id]).join(' '));
    expect([1, 2, 3].map((id) => decoder.push(id))).toEqual(['one', ' two', ' three']);
  });
});

import { describe, expect, it } from 'vitest';
import { readTokenBytes } from './token-bytes.ts';

describe('readTokenBytes', () => {
  it('encodes a token of whole characters as UTF-8', () => {
    expect(readTokenBytes(' é', 'ĠÃ©')).toEqual([0x20, 0xc3, 0xa9]);
  });

  it('reads the bytes of a part of a character from a byte-level name', () => {
    // The first two bytes of the euro sign, E2 82 AC, and a byte that has a name of its own in Latin-1.
    expect(readTokenBytes('\uFFFD', 'âĤ')).toEqual([0xe2, 0x82]);
    expect(readTokenBytes('\uFFFD', '¬')).toEqual([0xac]);
  });

  it('reads the byte of a byte-fallback name', () => {
    expect(readTokenBytes('\uFFFD', '<0xE2>')).toEqual([0xe2]);
  });
});

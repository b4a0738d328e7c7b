import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeGaps, encodeGaps } from './gaps-codec.ts';

describe('gaps', () => {
  it('come back as the nearest 32-bit floats, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true })), (gapsMs) => {
        expect(decodeGaps(encodeGaps(gapsMs))).toEqual(gapsMs.map(Math.fround));
      }),
    );
  });

  it('take four bytes each, little endian', () => {
    expect([...encodeGaps([1])]).toEqual([0, 0, 0x80, 0x3f]);
    expect(encodeGaps([])).toHaveLength(0);
  });

  it('are read from a view into a larger buffer', () => {
    const bytes = new Uint8Array([9, ...encodeGaps([2.5, 0.25]), 9]);
    expect(decodeGaps(bytes.subarray(1, 9))).toEqual([2.5, 0.25]);
  });

  it('are refused when bytes are missing', () => {
    expect(() => decodeGaps(new Uint8Array(5))).toThrow('5 bytes');
  });
});

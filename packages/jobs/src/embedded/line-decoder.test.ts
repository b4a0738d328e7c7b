import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineDecoder } from './line-decoder.ts';

function decode(chunks: Buffer[], maxBytes = 1_000_000): string[] {
  const lines: string[] = [];
  const decoder = createLineDecoder({ maxBytes, onLine: (line) => lines.push(line) });
  for (const chunk of chunks) decoder.push(chunk);
  return lines;
}

describe('createLineDecoder', () => {
  it('finds the same lines however the bytes are cut', () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ''));
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat({ max: 40 })), (lines, cuts) => {
        let rest = Buffer.from(lines.map((text) => `${text}\n`).join(''));
        const chunks: Buffer[] = [];
        for (const cut of cuts) {
          chunks.push(rest.subarray(0, cut));
          rest = rest.subarray(cut);
        }
        expect(decode([...chunks, rest])).toEqual(lines);
      }),
    );
  });

  it('keeps an unfinished line to itself', () => {
    expect(decode([Buffer.from('one\ntw')])).toEqual(['one']);
  });

  it('accepts a line of the greatest length and rejects a longer one', () => {
    expect(decode([Buffer.from('12345\n')], 5)).toEqual(['12345']);
    expect(() => decode([Buffer.from('123456\n')], 5)).toThrow(RangeError);
  });

  it('rejects a line that grows too long without ever ending', () => {
    const chunks = Array.from({ length: 3 }, () => Buffer.from('ab'));
    expect(() => decode(chunks, 5)).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventStreamDecoder } from './event-stream-decoder.ts';

/** What comes out, and after which of the parts it did. */
function decode(parts: readonly Uint8Array[]): [number, string][] {
  const seen: [number, string][] = [];
  let index = 0;
  const decoder = new EventStreamDecoder({
    onData: (data) => seen.push([index, data]),
    onError: (data) => seen.push([index, `error: ${data}`]),
    onMalformed: (reason) => seen.push([index, `malformed: ${reason}`]),
  });
  for (const part of parts) {
    decoder.decode(Buffer.from(part));
    index += 1;
  }
  decoder.finish();
  return seen;
}
const bytes = (...texts: string[]) => texts.map((text) => Buffer.from(text));

describe('EventStreamDecoder', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('gives out an event with the bytes that end it, when lines end with %s', (_name, end) => {
    const parts = bytes(`data: a${end}${end}`, `data: b${end}`, end, `data: c${end}${end}`);
    expect(decode(parts)).toEqual([
      [0, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
  });

  it('reads over comments, other fields, a byte order mark and an invalid retry', () => {
    const text = '\ufeffdata: a\n: hello\n\nid: 7\nevent: message\nretry: soon\ndata:b\n\n\n\n';
    expect(decode(bytes(text))).toEqual([
      [0, 'a'],
      [0, 'b'],
    ]);
  });

  it('joins the lines of one event, and gives out the last one without its blank line', () => {
    expect(decode(bytes('data: a\ndata: b\n\ndata: c'))).toEqual([
      [0, 'a\nb'],
      [1, 'c'],
    ]);
  });

  it.each([
    ['a line', 'error: out of memory\n\ndata: b\n\n'],
    ['an event', 'event: error\ndata: out of memory\n\n'],
  ])('tells an error that is %s', (_what, text) => {
    expect(decode(bytes(`data: a\n\n${text}`)).slice(0, 2)).toEqual([
      [0, 'a'],
      [0, 'error: out of memory'],
    ]);
  });

  it('reads nothing more after a line that is not part of a stream', () => {
    const seen = decode(bytes('<html>\n\ndata: a\n\n', 'data: b\n\n'));
    expect(seen).toHaveLength(1);
    expect(seen[0]?.[1]).toMatch(/^malformed: /);
  });

  it('gives the same however the bytes are cut, also inside characters and between CR and LF', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => `data: ${text.replace(/[\r\n]/g, '')}`),
      fc.constantFrom('', '', ': comment', 'data: 🦒', 'event: error', 'data'),
    );
    const text = fc
      .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 20 })
      .map((lines) => lines.map((parts) => parts.join('')).join(''));
    fc.assert(
      fc.property(text, fc.boolean(), fc.array(fc.nat(300), { maxLength: 20 }), (all, mark, at) => {
        const whole = Buffer.from(mark ? `\ufeff${all}` : all);
        const cuts = [0, ...at.sort((left, right) => left - right), whole.length];
        const parts = cuts.slice(1).map((end, index) => whole.subarray(cuts[index], end));
        const texts = (seen: [number, string][]) => seen.map(([, data]) => data);
        expect(texts(decode(parts))).toEqual(texts(decode([whole])));
        const singles = Array.from(whole, (byte) => Uint8Array.of(byte));
        expect(texts(decode(singles))).toEqual(texts(decode([whole])));
      }),
      { numRuns: 500 },
    );
  });
});

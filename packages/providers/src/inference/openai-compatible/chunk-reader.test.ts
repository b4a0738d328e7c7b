import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChunkReader } from './chunk-reader.ts';
import { readChunk } from './read-chunk.ts';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\n',
    ' probe',
    '\u241f probe',
    '"content":"a"',
    'a',
    '}]}',
    '\u2028',
  ),
);

/** Chunks of one server: the same keys and values but for the text, and now and then something else. */
const stream = fc
  .record({
    spaced: fc.boolean(),
    extra: fc.jsonValue(),
    texts: fc.array(
      fc.oneof(
        { weight: 5, arbitrary: text.map((content) => ({ delta: { content } as object })) },
        { weight: 1, arbitrary: fc.constant({ delta: { role: 'assistant', content: '' } }) },
        { weight: 1, arbitrary: text.map((reasoning) => ({ delta: { reasoning } })) },
        { weight: 1, arbitrary: text.map((content) => ({ message: { content } })) },
        { weight: 1, arbitrary: text.map((said) => ({ text: said })) },
        { weight: 1, arbitrary: text.map((refusal) => ({ delta: { refusal } })) },
        { weight: 1, arbitrary: fc.constant({ delta: {}, finish_reason: 'stop' }) },
        { weight: 1, arbitrary: text.map((content) => ({ delta: { content, x: content } })) },
      ),
      { maxLength: 12 },
    ),
  })
  .map(({ spaced, extra, texts }) =>
    texts.map((choice) => {
      const chunk = { id: 'a', extra, choices: [{ index: 0, ...choice }], last: null };
      return spaced ? JSON.stringify(chunk, null, 1).replaceAll('\n', '') : JSON.stringify(chunk);
    }),
  );

describe('ChunkReader', () => {
  it('reads every chunk of a stream as it would be read alone', () => {
    fc.assert(
      fc.property(stream, (events) => {
        const reader = new ChunkReader();
        for (const data of events) expect(reader.read(data)).toEqual(readChunk(data));
      }),
      { numRuns: 500 },
    );
  });

  it('does so also for chunks that were damaged after it has learned', () => {
    const damage = fc.record({
      at: fc.nat(200),
      lose: fc.nat(4),
      add: fc.string({ maxLength: 3 }),
    });
    fc.assert(
      fc.property(stream, damage, (events, { at, lose, add }) => {
        const reader = new ChunkReader();
        for (const data of events) {
          const damaged = data.slice(0, at) + add + data.slice(at + lose);
          expect(reader.read(data)).toEqual(readChunk(data));
          expect(reader.read(damaged)).toEqual(readChunk(damaged));
        }
      }),
      { numRuns: 500 },
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitLines } from './split-lines.ts';

async function* inChunks(bytes: Uint8Array, size: number) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size);
}

async function collect(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

it('gives the same lines however the bytes are cut', async () => {
  const lines = fc.array(
    fc.string({ unit: 'grapheme', minLength: 1 }).filter((line) => !/[\n\uFEFF]/.test(line)),
  );
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      async (given, size, end) => {
        const text = given.join('\n') + (end && given.length > 0 ? '\n' : '');
        expect(await collect(splitLines(inChunks(new TextEncoder().encode(text), size)))).toEqual(
          given,
        );
      },
    ),
  );
});

it('keeps empty lines within the text, so that lines keep their numbers', async () => {
  expect(await collect(splitLines(inChunks(new TextEncoder().encode('a\n\n\nb\n'), 2)))).toEqual([
    ...['a', '', '', 'b'],
  ]);
});

it.each([[[0x61, 0xff]], [[0xf0, 0x9f]]])('refuses bytes that are no UTF-8: %j', async (bytes) => {
  await expect(collect(splitLines(inChunks(new Uint8Array(bytes), 1)))).rejects.toMatchObject({
    code: 'invalid-input',
    message: 'archive: is no UTF-8 text',
  });
});

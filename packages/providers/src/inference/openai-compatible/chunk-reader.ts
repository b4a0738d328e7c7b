import { type Chunk, readChunk } from './read-chunk.ts';

/** How many texts are learned from; a server whose chunks differ in more than their text is read the long way. */
const LEARN_MAX = 4;
const PROBE = '\u241f probe';
/** What cannot stand in a JSON string as it is, so that the text between the quotes is not the text itself. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes exactly these.
const ESCAPED = /["\\\u0000-\u001f]/;

/**
 * Reads the events of one stream. Most of them differ from the one before in nothing but a few characters of text, so
 * what surrounds the text is remembered and only compared: the result is that of `readChunk`, at a fifth of its price.
 */
export class ChunkReader {
  #before = '';
  #after = '';
  #textChunks = 0;
  #learned = 0;

  read(data: string): Chunk {
    if (this.#learned > 0 && this.#fits(data)) {
      const content = data.slice(this.#before.length, data.length - this.#after.length);
      if (!ESCAPED.test(content)) return plainText(content);
      return readChunk(data);
    }
    const chunk = readChunk(data);
    if (isPlainText(chunk) && chunk.content !== '') this.#learn(data, chunk.content);
    return chunk;
  }

  #fits(data: string): boolean {
    return (
      data.length >= this.#before.length + this.#after.length &&
      data.startsWith(this.#before) &&
      data.endsWith(this.#after)
    );
  }

  #learn(data: string, content: string): void {
    this.#textChunks += 1;
    // The first is sometimes the only one, and then not worth it.
    if (this.#textChunks < 2 || this.#learned >= LEARN_MAX) return;
    const literal = JSON.stringify(content);
    const at = data.lastIndexOf(literal);
    if (at === -1) return;
    const before = data.slice(0, at + 1);
    const after = data.slice(at + literal.length - 1);
    // Another text in that place must come out as the text, and change nothing else.
    const probed = readChunk(before + PROBE + after);
    if (!isPlainText(probed) || probed.content !== PROBE) return;
    this.#learned += 1;
    this.#before = before;
    this.#after = after;
  }
}

function plainText(content: string): Chunk {
  return {
    kind: 'delta',
    hasChoice: true,
    content,
    otherText: '',
    finishReason: null,
    usage: null,
  };
}

function isPlainText(chunk: Chunk): chunk is Extract<Chunk, { kind: 'delta' }> {
  return (
    chunk.kind === 'delta' &&
    chunk.hasChoice &&
    chunk.otherText === '' &&
    chunk.finishReason === null &&
    chunk.usage === null
  );
}

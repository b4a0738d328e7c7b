import { invalidInput } from '../errors/mizani-error.ts';

/** Far longer than any line of an archive; beyond it something else is being read, and memory is finite. */
const LINE_MAX_CHARACTERS = 64 * 1024 * 1024;

/**
 * The lines of UTF-8 text as its bytes come, without their ends; a last line need not have one.
 * Throws `MizaniError('invalid-input')` for bytes that are no UTF-8, and for a line without end.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of chunks) {
    const text = decode(decoder, chunk);
    // Only a chunk with an end of line is worth looking through: a long line comes in many without.
    if (text.includes('\n')) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    } else {
      rest += text;
    }
    if (rest.length > LINE_MAX_CHARACTERS) {
      throw invalidInput([{ field: 'archive', message: 'has a line of more than 64 MiB' }]);
    }
  }
  rest += decode(decoder);
  if (rest !== '') yield rest;
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw invalidInput([{ field: 'archive', message: 'is no UTF-8 text' }]);
  }
}

const REPLACEMENT = '\uFFFD';

/**
 * The bytes a token stands for. `text` is the token decoded alone, `name` its entry in the vocabulary.
 * A token may be a part of a character; then its text is no help, and its name spells out the bytes.
 */
export function readTokenBytes(text: string, name: string): number[] {
  if (!text.includes(REPLACEMENT)) return [...Buffer.from(text, 'utf8')];
  const fallback = /^<0x([0-9A-F]{2})>$/i.exec(name);
  if (fallback?.[1]) return [Number.parseInt(fallback[1], 16)];
  const bytes = Array.from(name, (character) => BYTE_OF_CHARACTER.get(character));
  return bytes.every((byte) => byte !== undefined) ? bytes : [...Buffer.from(text, 'utf8')];
}

/** Byte-level tokenizers write printable Latin-1 bytes as themselves and the others as U+0100 and up, in order. */
const BYTE_OF_CHARACTER: ReadonlyMap<string, number> = new Map(
  (() => {
    let next = 0x100;
    return Array.from({ length: 256 }, (_, byte): [string, number] => {
      const printable =
        (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xff && byte !== 0xad);
      return [String.fromCodePoint(printable ? byte : next++), byte];
    });
  })(),
);

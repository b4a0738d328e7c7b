export const SPECIAL_TOKENS = [
  '<|pad|>',
  '<|bos|>',
  '<|end|>',
  '<|user|>',
  '<|assistant|>',
  '<|system|>',
];

/** The word pattern of GPT-2, which the `ByteLevel` pre-tokenizer of tokenizer.json stands for. */
const WORD = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** The characters that stand for the bytes 0 to 255: printable ones for themselves, the others from U+0100 on. */
export const BYTE_CHARACTERS = (() => {
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable =
      (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xff && byte !== 0xad);
    return String.fromCodePoint(printable ? byte : next++);
  });
})();

/** Splits a text into words, and numbers into digits, so that merges never cross them. */
export function preTokenize(text) {
  return text.split(/(\p{N})/u).flatMap((part) => [...part.matchAll(WORD)].map(([word]) => word));
}

/** A word as one character per byte. */
export function toByteCharacters(word) {
  return Array.from(new TextEncoder().encode(word), (byte) => BYTE_CHARACTERS[byte]);
}

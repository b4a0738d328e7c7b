/** Halves of pairs, with their other half or without. */
const SURROGATE = /[\ud800-\udfff]/;

/**
 * The text without what a database refuses or silently changes: NUL is dropped, and half a surrogate pair becomes the
 * replacement character. Models do produce both.
 */
export function storableText(text: string): string {
  const withoutNul = text.replaceAll('\0', '');
  // Most texts have no surrogates at all, and finding that out is far cheaper than looking for lone ones.
  if (!SURROGATE.test(withoutNul)) return withoutNul;
  return withoutNul.replace(/\p{Surrogate}/gu, '\uFFFD');
}

export function storableTextOrNull(text: string | null): string | null {
  return text === null ? null : storableText(text);
}

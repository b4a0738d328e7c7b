/**
 * The text without what a database refuses or silently changes: NUL is dropped, and half a surrogate pair becomes the
 * replacement character. Models do produce both.
 */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

export function storableTextOrNull(text: string | null): string | null {
  return text === null ? null : storableText(text);
}

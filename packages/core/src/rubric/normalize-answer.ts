/**
 * The form in which whole answers are compared: trimmed, ignoring case, without one final full stop.
 * An answer that is empty, or one full stop, becomes ''.
 */
export function normalizeAnswer(answer: string): string {
  return foldCase(answer.trim().replace(/\.$/, '').trimEnd());
}

/** Lower case and composed Unicode; without regard to the machine's language, so that results do not depend on it. */
export function foldCase(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

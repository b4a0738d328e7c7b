/** `1.`, `2)`, `(3)`, `**4.**`, `### 5.` or a keycap digit, in front of something. */
const NUMBERED =
  /^(\s*)(?:#{1,6}\s+)?(?:\*\*|__)?(?:\(?\d{1,3}[.):]\)?|\d\ufe0f?\u20e3)(?:\*\*|__)?\s+\S/;
const BULLETED = /^(\s*)[-*+•–‣◦]\s+\S/;
/** The start of an item in a list that is written in one line: `1. First 2. Second`. */
const INLINE_NUMBER = /(?:^|\s)\(?(\d{1,3})[.)]\s+(?=\S)/g;

/**
 * Number of items in a list: its numbered lines if there are any, else its bulleted ones, else its lines.
 * Items inside items are not counted, nor is text before and after a marked list. In a list without
 * markers a line that ends with a colon is taken for its introduction. 0 for an empty answer.
 */
export function countItems(answer: string): number {
  const lines = answer.split(/\r?\n/).filter((line) => /[\p{L}\p{N}]/u.test(line));
  const numbered = countOutermost(lines, NUMBERED);
  if (numbered > 1) return numbered;
  const inline = countInline(answer);
  if (inline > 1) return inline;
  if (numbered === 1) return 1;
  const bulleted = countOutermost(lines, BULLETED);
  if (bulleted > 0) return bulleted;
  return lines.filter((line) => !line.trimEnd().endsWith(':')).length;
}

/** Only the least indented matches: deeper ones are details of an item. */
function countOutermost(lines: readonly string[], pattern: RegExp): number {
  const indents = lines.flatMap((line) => pattern.exec(line)?.[1]?.length ?? []);
  const least = Math.min(...indents);
  // One space more or less is carelessness, not structure.
  return indents.filter((indent) => indent <= least + 1).length;
}

/** How far the numbers count up from 1 without a gap: other numbers in the text do not count. */
function countInline(answer: string): number {
  let count = 0;
  for (const [, number] of answer.matchAll(INLINE_NUMBER)) {
    if (Number(number) === count + 1) count += 1;
  }
  return count;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Abbreviations that do not end a sentence, whatever follows. `etc.` is none of them: it often does. */
const ABBREVIATION =
  /(?:^|[\s("'\u201c\u2018])(?:mr|mrs|ms|dr|prof|st|vs|e\.g|i\.e|cf|approx|resp|al)\.$/i;
/** Abbreviations only in front of a number, and words otherwise: `No. 5`, but `Is it? No. It is not.` */
const NUMBERING = /(?:^|[\s("'])(?:no|nos|fig|vol|eq|sec|ch|pp?)\.$/i;

/**
 * Number of sentences in an answer; 0 for one without letters and digits. Abbreviations and decimals such as
 * `e.g.` and `2.5` do not end a sentence; the end of a paragraph and of a list item does. Left out are headings,
 * markers of lists and emphasis, and a paragraph that only introduces the next one by a colon.
 */
export function countSentences(answer: string): number {
  return paragraphsOf(answer)
    .map((paragraph) => countInParagraph(paragraph))
    .reduce((sum, count) => sum + count, 0);
}

function countInParagraph(paragraph: string): number {
  if (paragraph.endsWith(':')) return 0;
  const parts = Array.from(segmenter.segment(paragraph), ({ segment }) => segment.trim()).filter(
    hasContent,
  );
  return parts.filter((part, index) => {
    const next = parts[index + 1];
    if (next === undefined) return true;
    return !ABBREVIATION.test(part) && !(NUMBERING.test(part) && /^\d/.test(next));
  }).length;
}

/** Joins lines that only wrap, and starts anew at blank lines and list items. */
function paragraphsOf(answer: string): string[] {
  const paragraphs: string[] = [];
  let current = '';
  for (const line of answer.split(/\r?\n/)) {
    const text = line.trim();
    const item = /^(?:[-*+•–]|\(?\d{1,3}[.)])\s+(.*)$/.exec(text);
    const startsAnew = text === '' || item !== null || isHeading(text);
    if (startsAnew) {
      paragraphs.push(current);
      current = '';
    }
    if (!isHeading(text)) current = `${current} ${item?.[1] ?? text}`;
  }
  paragraphs.push(current);
  return paragraphs.map((paragraph) => paragraph.replace(/[*_`]+/g, '').trim()).filter(hasContent);
}

/** `# Title`, or a line all in bold that does not end as a sentence does. */
function isHeading(line: string): boolean {
  return /^#{1,6}\s/.test(line) || /^(?:\*\*|__)[^*_]*[^*_.!?](?:\*\*|__):?$/.test(line);
}

function hasContent(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

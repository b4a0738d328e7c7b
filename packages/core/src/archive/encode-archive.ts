import type { Sample, Score } from '../benchmark/sample.ts';
import {
  type ArchiveHead,
  archiveHeadSchema,
  endLineSchema,
  sampleLineSchema,
  scoreLineSchema,
} from './archive-line.ts';
import type { ArchivePage } from './archive-repository.ts';

/**
 * A run as NDJSON, a page at a time: one line for the run, then one for each sample, directly followed by those of its
 * scores, then one that counts both. Equal runs give equal bytes, whichever database holds them.
 */
export async function* encodeArchive(
  head: ArchiveHead,
  pages: AsyncIterable<ArchivePage>,
): AsyncGenerator<string, void, undefined> {
  let [samples, scores] = [0, 0];
  // Through the schemas, because they say in which order the keys come.
  yield toLine(archiveHeadSchema.parse(head));
  for await (const page of pages) {
    samples += page.samples.length;
    scores += page.scores.length;
    yield encodePage(page);
  }
  yield toLine(endLineSchema.parse({ kind: 'end', samples, scores }));
}

function encodePage({ samples, scores }: ArchivePage): string {
  const scoresOf = new Map<number, Score[]>(samples.map(({ ordinal }) => [ordinal, []]));
  for (const score of scores) scoresOf.get(score.ordinal)?.push(score);
  return samples
    .flatMap((sample) => [
      encodeSample(sample),
      ...(scoresOf.get(sample.ordinal) ?? []).sort(byScorerAndName).map(encodeScore),
    ])
    .join('');
}

function encodeSample({ runId: _, ...sample }: Sample): string {
  return toLine(sampleLineSchema.parse({ kind: 'sample', ...sample }));
}

function encodeScore({ runId: _, ...score }: Score): string {
  return toLine(scoreLineSchema.parse({ kind: 'score', ...score }));
}

/** By code unit: every database has its own idea of the order of letters. */
function byScorerAndName(a: Score, b: Score): number {
  return compare(a.scorer, b.scorer) || compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function toLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

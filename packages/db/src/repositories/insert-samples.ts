import type { Sample, Score } from '@mizani/core/benchmark/sample';
import type { RowWriter } from '../direct-writer.ts';
import { insertNewRows, ROWS_PER_STATEMENT_MAX } from '../insert-new-rows.ts';
import { toSampleRow, toScoreRow } from '../mappers/sample-mapper.ts';

type SampleKey = { runId: string; ordinal: number };

/** Stores samples that are not there yet, with their scores; passes over the others, and over theirs. */
export async function insertSamples(
  writer: RowWriter,
  samples: readonly Sample[],
  scores: readonly Score[],
): Promise<void> {
  const stored = new Set<string>();
  for (const rows of inStatements(samples.map(toSampleRow))) {
    if (scores.length === 0) {
      await writer.execute(insertNewRows('Sample', rows));
      continue;
    }
    const insert = insertNewRows('Sample', rows, ['runId', 'ordinal']);
    for (const key of await writer.query<SampleKey>(insert)) stored.add(keyOf(key));
  }
  // Scores belong to the answer they were given for: not to one that was here before.
  const scoresOfStored = scores.filter((score) => stored.has(keyOf(score)));
  for (const rows of inStatements(scoresOfStored.map(toScoreRow))) {
    await writer.execute(insertNewRows('Score', rows));
  }
}

function keyOf({ runId, ordinal }: SampleKey): string {
  return `${runId}/${ordinal}`;
}

function* inStatements<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT_MAX) {
    yield rows.slice(start, start + ROWS_PER_STATEMENT_MAX);
  }
}

import type { SampleRepository } from '@mizani/core/benchmark/sample-repository';
import type { DatabaseClient } from '../client.ts';
import { insertNewRows, ROWS_PER_STATEMENT_MAX } from '../insert-new-rows.ts';
import {
  toSample,
  toSampleFacts,
  toSampleRow,
  toScore,
  toScoreRow,
} from '../mappers/sample-mapper.ts';

type SampleKey = { runId: string; ordinal: number };

export function createSampleRepository(client: DatabaseClient): SampleRepository {
  return {
    async record(samples, scores) {
      await client.$transaction(async (transaction) => {
        const stored = new Set<string>();
        for (const rows of inStatements(samples.map(toSampleRow))) {
          const insert = insertNewRows('Sample', rows, ['runId', 'ordinal']);
          for (const key of await transaction.$queryRaw<SampleKey[]>(insert)) {
            stored.add(keyOf(key));
          }
        }
        // Scores belong to the answer they were given for: not to one that was here before.
        const scoresOfStored = scores.filter((score) => stored.has(keyOf(score)));
        for (const rows of inStatements(scoresOfStored.map(toScoreRow))) {
          await transaction.$executeRaw(insertNewRows('Score', rows));
        }
      });
    },

    async listOrdinals(runId) {
      const rows = await client.sample.findMany({
        where: { runId },
        select: { ordinal: true },
        orderBy: { ordinal: 'asc' },
      });
      return rows.map((row) => row.ordinal);
    },

    async list(runId, { afterOrdinal = -1, limit } = {}) {
      const rows = await client.sample.findMany({
        where: { runId, ordinal: { gt: afterOrdinal } },
        orderBy: { ordinal: 'asc' },
        ...(limit === undefined ? {} : { take: limit }),
      });
      return rows.map(toSample);
    },

    async listFacts(runId) {
      const rows = await client.sample.findMany({
        where: { runId },
        omit: { text: true, gapsMs: true },
        orderBy: { ordinal: 'asc' },
      });
      return rows.map(toSampleFacts);
    },

    async listScores(runId) {
      const rows = await client.score.findMany({
        where: { runId },
        orderBy: [{ ordinal: 'asc' }, { scorer: 'asc' }, { name: 'asc' }],
      });
      return rows.map(toScore);
    },
  };
}

function keyOf({ runId, ordinal }: SampleKey): string {
  return `${runId}/${ordinal}`;
}

function* inStatements<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT_MAX) {
    yield rows.slice(start, start + ROWS_PER_STATEMENT_MAX);
  }
}

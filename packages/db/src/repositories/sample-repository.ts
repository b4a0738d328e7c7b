import type { SampleFacts, SampleRepository } from '@mizani/core/benchmark/sample-repository';
import { type Database, Prisma } from '../client.ts';
import {
  type SampleFactsRow,
  toOutcomeCount,
  toSample,
  toSampleFacts,
  toScore,
} from '../mappers/sample-mapper.ts';
import { insertSamples } from './insert-samples.ts';

/** Rows take far more memory than the facts that are made of them, so only some are held at a time. */
const FACTS_PER_QUERY = 2_000;

const FACT_COLUMNS = Prisma.raw(
  Object.values(Prisma.SampleScalarFieldEnum)
    .filter((column) => column !== 'text' && column !== 'gapsMs')
    .map((column) => `"${column}"`)
    .join(', '),
);

export function createSampleRepository({
  client,
  writeDirectly,
  readDirectly,
}: Pick<Database, 'client' | 'writeDirectly' | 'readDirectly'>): SampleRepository {
  return {
    async record(samples, scores) {
      if (samples.length === 0) return;
      await writeDirectly((writer) => insertSamples(writer, samples, scores));
    },

    async count(runId) {
      return client.sample.count({ where: { runId } });
    },

    async countOutcomes(runId) {
      const groups = await client.sample.groupBy({
        by: ['targetId', 'phase', 'outcome', 'errorClass'],
        where: { runId },
        _count: true,
      });
      return groups.map(({ _count, ...group }) => toOutcomeCount(group, _count));
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
      const facts: SampleFacts[] = [];
      for (let read = FACTS_PER_QUERY; read === FACTS_PER_QUERY; ) {
        // Past Prisma's engine, which adds half as much time again.
        const rows = await readDirectly<SampleFactsRow>(Prisma.sql`
          SELECT ${FACT_COLUMNS} FROM "Sample"
          WHERE "runId" = ${runId} AND "ordinal" > ${facts.at(-1)?.ordinal ?? -1}
          ORDER BY "ordinal" LIMIT ${FACTS_PER_QUERY}`);
        for (const row of rows) facts.push(toSampleFacts(row));
        read = rows.length;
      }
      return facts;
    },

    async listScores(runId) {
      const rows = await client.score.findMany({
        where: { runId },
        orderBy: [{ ordinal: 'asc' }, { scorer: 'asc' }, { name: 'asc' }],
      });
      return rows.map(toScore);
    },

    async countScores(runId) {
      return client.score.count({ where: { runId } });
    },
  };
}

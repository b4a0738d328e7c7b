import type { SampleFacts, SampleRepository } from '@mizani/core/benchmark/sample-repository';
import type { DatabaseClient } from '../client.ts';
import type { WriteDirectly } from '../direct-writer.ts';
import { toOutcomeCount, toSample, toSampleFacts, toScore } from '../mappers/sample-mapper.ts';
import { insertSamples } from './insert-samples.ts';

/** Rows take far more memory than the facts that are made of them, so only some are held at a time. */
const FACTS_PER_QUERY = 2_000;

export function createSampleRepository(
  client: DatabaseClient,
  writeDirectly: WriteDirectly,
): SampleRepository {
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
        const rows = await client.sample.findMany({
          where: { runId, ordinal: { gt: facts.at(-1)?.ordinal ?? -1 } },
          omit: { text: true, gapsMs: true },
          orderBy: { ordinal: 'asc' },
          take: FACTS_PER_QUERY,
        });
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
  };
}

import type { TargetRepository } from '@mizani/core/host/runtime-repository';
import type { DatabaseClient } from '../client.ts';
import { TARGET_INCLUDE, toTarget } from '../mappers/target-mapper.ts';
import { storableText } from '../storable-text.ts';

export function createTargetRepository(client: DatabaseClient): TargetRepository {
  return {
    async find(id) {
      const row = await client.target.findUnique({
        where: { id: storableText(id) },
        include: TARGET_INCLUDE,
      });
      return row && toTarget(row);
    },

    async list({ hostId, runtime, includeUnavailable = false } = {}) {
      const rows = await client.target.findMany({
        where: {
          ...(hostId === undefined ? {} : { runtime: { hostId: storableText(hostId) } }),
          ...(runtime === undefined ? {} : { runtimeId: storableText(runtime) }),
          ...(includeUnavailable ? {} : { available: true }),
        },
        include: TARGET_INCLUDE,
        orderBy: [{ runtime: { createdEpochMs: 'asc' } }, { model: 'asc' }],
      });
      return rows.map(toTarget);
    },
  };
}

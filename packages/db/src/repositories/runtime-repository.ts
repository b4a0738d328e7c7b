import { notFound } from '@mizani/core/errors/mizani-error';
import type { RuntimeRepository } from '@mizani/core/host/runtime-repository';
import { newId } from '@mizani/core/units/new-id';
import type { DatabaseClient } from '../client.ts';
import { isForeignKeyViolation } from '../constraint-violation.ts';
import { toRuntime } from '../mappers/runtime-mapper.ts';
import type { Sealer } from '../secrets/seal.ts';
import { storableText, storableTextOrNull } from '../storable-text.ts';
import { recordModels } from './record-models.ts';

/** Everything that was learnt from one address and says nothing about another. */
const UNPROBED = {
  version: null,
  lastProbeEpochMs: null,
  lastProbeReachable: null,
  lastProbeError: null,
  lastProbeRoundTripMs: null,
};

// Transactions here begin with a write to the runtime's row: on PostgreSQL that keeps a competing call waiting until
// they end (SQLite has one writer at a time anyway), and what they read afterwards stays true.
export function createRuntimeRepository(client: DatabaseClient, sealer: Sealer): RuntimeRepository {
  return {
    async attach(input, nowEpochMs) {
      const name = storableText(input.name);
      const baseUrl = storableText(input.baseUrl);
      const key = { hostId: input.hostId, name };
      try {
        return await client.$transaction(async (transaction) => {
          // A stored key is meant for the address it was given with: it must never be sent to another.
          await transaction.runtime.updateMany({
            where: {
              ...key,
              OR: [
                { baseUrl: { not: baseUrl } },
                { kind: { not: input.kind } },
                { detached: true },
              ],
            },
            data: { ...UNPROBED, sealedApiKey: null },
          });
          const row = await transaction.runtime.upsert({
            where: { hostId_name: key },
            create: {
              id: newId('runtime'),
              ...key,
              kind: input.kind,
              baseUrl,
              createdEpochMs: nowEpochMs,
            },
            update: { kind: input.kind, baseUrl, detached: false },
          });
          if (input.apiKey === undefined) return toRuntime(row);
          const sealedApiKey = sealer.seal(input.apiKey, row.id);
          return toRuntime(
            await transaction.runtime.update({ where: { id: row.id }, data: { sealedApiKey } }),
          );
        });
      } catch (error) {
        if (isForeignKeyViolation(error)) throw notFound('host', input.hostId);
        throw error;
      }
    },

    async detach(id) {
      return client.$transaction(async (transaction) => {
        const { count } = await transaction.runtime.updateMany({
          where: { id: storableText(id), detached: false },
          data: { ...UNPROBED, detached: true, sealedApiKey: null },
        });
        if (count === 0) return false;
        // Targets that some run names keep their id and meaning; nobody can miss the others.
        await transaction.$executeRaw`
          DELETE FROM "Target" WHERE "runtimeId" = ${id} AND NOT EXISTS (
            SELECT 1 FROM "RunTarget" WHERE "RunTarget"."targetId" = "Target"."id"
          )`;
        await transaction.target.updateMany({
          where: { runtimeId: id },
          data: { available: false, loaded: null },
        });
        return true;
      });
    },

    async find(id) {
      const row = await client.runtime.findFirst({
        where: { id: storableText(id), detached: false },
      });
      return row && toRuntime(row);
    },

    async list(filter = {}) {
      const rows = await client.runtime.findMany({
        where: { ...filter, detached: false },
        orderBy: [{ createdEpochMs: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toRuntime);
    },

    async readApiKey(id) {
      const row = await client.runtime.findFirst({ where: { id, detached: false } });
      return row?.sealedApiKey ? sealer.open(row.sealedApiKey, row.id) : null;
    },

    async recordProbe(id, probe, nowEpochMs) {
      await client.$transaction(async (transaction) => {
        const { count } = await transaction.runtime.updateMany({
          where: { id, detached: false },
          data: {
            lastProbeEpochMs: nowEpochMs,
            lastProbeReachable: probe.reachable,
            lastProbeError: probe.reachable ? null : storableText(probe.error),
            lastProbeRoundTripMs: probe.reachable ? probe.roundTripMs : null,
            // A server that is down has not changed its version, nor dropped its models.
            ...(probe.reachable ? { version: storableTextOrNull(probe.version) } : {}),
          },
        });
        // A probe may end after its runtime was detached, and must not bring the targets back.
        if (count === 1 && probe.reachable) await recordModels(transaction, id, probe.models);
      });
    },
  };
}

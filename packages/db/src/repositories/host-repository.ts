import type { HostRepository } from '@mizani/core/host/host-repository';
import { newId } from '@mizani/core/units/new-id';
import type { DatabaseClient } from '../client.ts';
import { toHost } from '../mappers/host-mapper.ts';
import { storableText } from '../storable-text.ts';

export function createHostRepository(client: DatabaseClient): HostRepository {
  return {
    async report({ name, fingerprint, fingerprintHash, workerVersion }, nowEpochMs) {
      const storableName = storableText(name);
      const facts = {
        fingerprintJson: JSON.stringify(fingerprint),
        fingerprintHash,
        workerVersion,
        lastSeenEpochMs: nowEpochMs,
      };
      const row = await client.host.upsert({
        where: { name: storableName },
        create: { id: newId('host'), name: storableName, createdEpochMs: nowEpochMs, ...facts },
        update: facts,
      });
      return toHost(row);
    },

    async touch(hostId, nowEpochMs) {
      await client.host.updateMany({
        where: { id: hostId },
        data: { lastSeenEpochMs: nowEpochMs },
      });
    },

    async find(id) {
      const row = await client.host.findUnique({ where: { id: storableText(id) } });
      return row && toHost(row);
    },

    async list() {
      const rows = await client.host.findMany({ orderBy: { name: 'asc' } });
      return rows.map(toHost);
    },
  };
}

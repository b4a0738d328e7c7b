import type { ArchiveHead } from '@mizani/core/archive/archive-line';
import { HOST_REPORT_INTERVAL_MS } from '@mizani/core/host/host';
import type { Prisma } from '../client.ts';
import { insertNewRows } from '../insert-new-rows.ts';
import { storableText } from '../storable-text.ts';

/** So long ago that the host counts as offline. */
const OFFLINE_FOR_MS = 10 * HOST_REPORT_INTERVAL_MS;

/**
 * Makes sure that there is a host of the archive's id. One that exists is left as it is. A new one gets the archive's
 * name, with a number behind it where another host has that, and is offline.
 */
export async function ensureArchivedHost(
  transaction: Prisma.TransactionClient,
  { host, run }: ArchiveHead,
  nowEpochMs: number,
): Promise<{ isNew: boolean; lastSeenEpochMs: number }> {
  const row = {
    id: host.id,
    fingerprintJson: JSON.stringify(host.fingerprint),
    fingerprintHash: storableText(host.fingerprintHash),
    workerVersion: storableText(host.workerVersion),
    lastSeenEpochMs: Math.min(run.finishedEpochMs, nowEpochMs - OFFLINE_FOR_MS),
    createdEpochMs: nowEpochMs,
  };
  for (let number = 1; ; number++) {
    const stored = await transaction.host.findUnique({ where: { id: host.id } });
    if (stored) return { isNew: false, lastSeenEpochMs: stored.lastSeenEpochMs };
    const name = storableText(number === 1 ? host.name : `${host.name} (${number})`);
    // Passes over a name that is taken, which an error would not: PostgreSQL ends the transaction with it.
    const inserted = await transaction.$executeRaw(insertNewRows('Host', [{ ...row, name }]));
    if (inserted === 1) return { isNew: true, lastSeenEpochMs: row.lastSeenEpochMs };
  }
}

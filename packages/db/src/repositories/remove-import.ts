import { type DatabaseClient, Prisma } from '../client.ts';
import { IMPORTING } from './importing.ts';

/** What an import made beside its run, and nobody else may have begun to use. */
export type Leftovers = {
  host: { id: string; lastSeenEpochMs: number } | null;
  promptSetId: string | null;
};

/** Few enough that nobody who writes meanwhile waits for long. */
const SAMPLES_PER_DELETE = 500;

/** Removes the imports that died with their process. */
export async function removeAbandonedImports(
  client: DatabaseClient,
  nowEpochMs: number,
): Promise<void> {
  const abandoned = await client.job.findMany({
    where: { status: IMPORTING, leaseExpiresEpochMs: { lte: nowEpochMs } },
    select: { id: true, leaseOwner: true },
  });
  for (const { id, leaseOwner } of abandoned) {
    if (leaseOwner !== null) await removeImport(client, { runId: id, owner: leaseOwner });
  }
}

/**
 * Removes an import that has not ended, and what it made beside its run as far as nobody else uses that. A little at a
 * time; what is left when this is broken off is abandoned, and removed later. Does nothing when `owner` does not hold
 * the import any more.
 */
export async function removeImport(
  client: DatabaseClient,
  { runId, owner }: { runId: string; owner: string },
): Promise<void> {
  const remover = `removing ${owner}`;
  // Whoever still imports it finds that the lease is gone, and writes nothing behind the back of this.
  const taken = await client.job.updateMany({
    where: { id: runId, status: IMPORTING, leaseOwner: owner },
    data: { leaseOwner: remover },
  });
  if (taken.count === 0) return;
  while ((await client.$executeRaw(deleteSomeSamples(runId))) > 0);
  const job = await client.job.findUnique({ where: { id: runId }, select: { payloadJson: true } });
  if (job === null) return;
  const { host, promptSetId } = JSON.parse(job.payloadJson) as Leftovers;
  await client.$transaction([
    client.job.deleteMany({ where: { id: runId, status: IMPORTING, leaseOwner: remover } }),
    client.promptSet.deleteMany({ where: { id: promptSetId ?? '', runs: { none: {} } } }),
    // Seen since then, it is a machine that works here.
    client.host.deleteMany({
      where: {
        id: host?.id ?? '',
        lastSeenEpochMs: host?.lastSeenEpochMs ?? 0,
        runs: { none: {} },
        runtimes: { none: {} },
      },
    }),
  ]);
}

function deleteSomeSamples(runId: string): Prisma.Sql {
  return Prisma.sql`
    DELETE FROM "Sample" WHERE "runId" = ${runId} AND "ordinal" IN (
      SELECT "ordinal" FROM "Sample" WHERE "runId" = ${runId} LIMIT ${SAMPLES_PER_DELETE}
    )`;
}

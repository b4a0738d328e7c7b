import type { ArchivePage, ArchiveRepository } from '@mizani/core/archive/archive-repository';
import { MizaniError } from '@mizani/core/errors/mizani-error';
import { newId } from '@mizani/core/units/new-id';
import { type Database, type DatabaseClient, Prisma } from '../client.ts';
import { toFinishedJobRow } from '../mappers/job-mapper.ts';
import { toSample, toScore } from '../mappers/sample-mapper.ts';
import { beginImport } from './begin-import.ts';
import { IMPORT_LEASE_MS, IMPORTING } from './importing.ts';
import { insertSamples } from './insert-samples.ts';
import { removeAbandonedImports, removeImport } from './remove-import.ts';

type Import = { runId: string; owner: string };

export function createArchiveRepository({
  client,
  dialect,
  writeDirectly,
}: Pick<Database, 'client' | 'dialect' | 'writeDirectly'>): ArchiveRepository {
  const writePage = ({ samples, scores }: ArchivePage, held: Import, nowEpochMs: number) =>
    writeDirectly(async (writer) => {
      const extended = await writer.execute(extendLease(held, nowEpochMs));
      if (extended === 0) throw lostImport(held.runId);
      await insertSamples(writer, samples, scores);
    });

  return {
    async readPage(runId, { afterOrdinal, limit }) {
      const samples = await client.sample.findMany({
        where: { runId, ordinal: { gt: afterOrdinal } },
        orderBy: { ordinal: 'asc' },
        take: limit,
      });
      const lastOrdinal = samples.at(-1)?.ordinal ?? afterOrdinal;
      const scores = await client.score.findMany({
        where: { runId, ordinal: { gt: afterOrdinal, lte: lastOrdinal } },
        orderBy: { ordinal: 'asc' },
      });
      return { samples: samples.map(toSample), scores: scores.map(toScore) };
    },

    async importRun(head, pages, clock) {
      const held = { runId: head.run.id, owner: newId('job') };
      if (dialect === 'sqlite') await refuseWhileMeasuring(client, clock.epochMs());
      await removeAbandonedImports(client, clock.epochMs());
      await beginImport(client, { head, owner: held.owner, nowEpochMs: clock.epochMs() });
      try {
        for await (const page of pages) await writePage(page, held, clock.epochMs());
        const ended = await client.job.updateMany({
          where: { id: held.runId, status: IMPORTING, leaseOwner: held.owner },
          data: { ...toFinishedJobRow(head), leaseOwner: null, leaseExpiresEpochMs: null },
        });
        if (ended.count === 0) throw lostImport(held.runId);
        return { id: held.runId };
      } catch (error) {
        // What broke the import is the error to be told; what is left now is abandoned, and removed by the next one.
        await removeImport(client, held).catch(() => {});
        throw error;
      }
    },
  };
}

/**
 * SQLite has one writer at a time, and libsql waits for its turn without yielding: a worker that measures would stand
 * still meanwhile, and stamp answers too late.
 */
async function refuseWhileMeasuring(client: DatabaseClient, nowEpochMs: number): Promise<void> {
  const running = await client.job.findFirst({
    where: { status: 'running', leaseExpiresEpochMs: { gt: nowEpochMs } },
    select: { id: true },
  });
  if (running === null) return;
  const message = `The run "${running.id}" is being measured, and an import would disturb it. Import again when it has ended.`;
  throw new MizaniError('conflict', message, { retryable: true });
}

/** Matches nothing once somebody has taken the import for dead. */
function extendLease({ runId, owner }: Import, nowEpochMs: number): Prisma.Sql {
  return Prisma.sql`
    UPDATE "Job" SET "leaseExpiresEpochMs" = ${nowEpochMs + IMPORT_LEASE_MS}
    WHERE "id" = ${runId} AND "status" = ${IMPORTING} AND "leaseOwner" = ${owner}`;
}

function lostImport(runId: string): MizaniError {
  const message = `The import of "${runId}" stood still for so long that it was taken for broken off. Import it again.`;
  return new MizaniError('conflict', message, { retryable: true });
}

import type { ArchiveHead } from '@mizani/core/archive/archive-line';
import type { ArchiveRepository } from '@mizani/core/archive/archive-repository';
import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { DatabaseClient, Prisma } from '../client.ts';
import { isUniqueViolation } from '../constraint-violation.ts';
import type { RowWriter } from '../direct-writer.ts';
import { toFinishedJobRow } from '../mappers/job-mapper.ts';
import { toSample, toScore } from '../mappers/sample-mapper.ts';
import { storableTextOrNull } from '../storable-text.ts';
import { ensureArchivedHost } from './ensure-archived-host.ts';
import { ensureArchivedPromptSet } from './ensure-archived-prompt-set.ts';
import { insertSamples } from './insert-samples.ts';
import { toTargetRows } from './run-repository.ts';

/** The largest run takes a minute; an import that waits for another one must outlast it. */
const IMPORT_TRANSACTION = { timeout: 15 * 60_000, maxWait: 15 * 60_000 };

export function createArchiveRepository(client: DatabaseClient): ArchiveRepository {
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

    async importRun(head, pages, nowEpochMs) {
      const { run } = head;
      try {
        return await client.$transaction(async (transaction) => {
          // First, so that an import of a run that exists ends before anything of it is read.
          await transaction.job.create({ data: toFinishedJobRow(head) });
          await ensureArchivedHost(transaction, head, nowEpochMs);
          const promptSetId = await ensureArchivedPromptSet(transaction, head, nowEpochMs);
          await transaction.run.create({ data: toRunRow(head, promptSetId) });
          await transaction.runTarget.createMany({ data: toTargetRows(run) });
          await transaction.runEvent.createMany({
            data: [
              ...head.events.map((event) => ({ ...event, runId: run.id })),
              { runId: run.id, kind: 'imported', epochMs: nowEpochMs },
            ],
          });
          const writer = toRowWriter(transaction);
          for await (const { samples, scores } of pages) {
            await insertSamples(writer, samples, scores);
          }
          return { id: run.id };
        }, IMPORT_TRANSACTION);
      } catch (cause) {
        if (!isUniqueViolation(cause)) throw cause;
        const message = `There is a run with the id "${run.id}" already.`;
        throw new MizaniError('conflict', message, { cause });
      }
    },
  };
}

function toRunRow({ run, host }: ArchiveHead, promptSetId: string) {
  return {
    id: run.id,
    kind: run.kind,
    name: storableTextOrNull(run.name),
    hostId: host.id,
    promptSetId,
    parametersJson: JSON.stringify(run.parameters),
    seed: run.seed,
    plannedSamples: run.plannedSamples,
    planJson: run.plan && JSON.stringify(run.plan),
    environmentJson: run.environment && JSON.stringify(run.environment),
    harnessJson: JSON.stringify(run.harness),
    createdEpochMs: run.createdEpochMs,
  };
}

/** Samples go the slower way here, because all of an import is one transaction. */
function toRowWriter(transaction: Prisma.TransactionClient): RowWriter {
  return {
    execute: (statement) => transaction.$executeRaw(statement),
    query: (statement) => transaction.$queryRaw(statement),
  };
}

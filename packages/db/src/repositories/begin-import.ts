import type { ArchiveHead } from '@mizani/core/archive/archive-line';
import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { DatabaseClient } from '../client.ts';
import { isUniqueViolation } from '../constraint-violation.ts';
import { toFinishedJobRow } from '../mappers/job-mapper.ts';
import { storableTextOrNull } from '../storable-text.ts';
import { ensureArchivedHost } from './ensure-archived-host.ts';
import { ensureArchivedPromptSet } from './ensure-archived-prompt-set.ts';
import { IMPORT_LEASE_MS, IMPORTING } from './importing.ts';
import type { Leftovers } from './remove-import.ts';
import { toTargetRows } from './run-repository.ts';

/**
 * Stores everything of an archive except for its samples, as a run that nobody sees yet, held by `owner`.
 * Throws `MizaniError('conflict')` when there is a run of that id, or one is being imported.
 */
export async function beginImport(
  client: DatabaseClient,
  { head, owner, nowEpochMs }: { head: ArchiveHead; owner: string; nowEpochMs: number },
): Promise<void> {
  const { run } = head;
  try {
    await client.$transaction(async (transaction) => {
      await transaction.job.create({
        data: {
          ...toFinishedJobRow(head),
          status: IMPORTING,
          leaseOwner: owner,
          leaseExpiresEpochMs: nowEpochMs + IMPORT_LEASE_MS,
        },
      });
      const host = await ensureArchivedHost(transaction, head, nowEpochMs);
      const promptSet = await ensureArchivedPromptSet(transaction, head, nowEpochMs);
      await transaction.run.create({ data: toRunRow(head, promptSet.id) });
      await transaction.runTarget.createMany({ data: toTargetRows(run) });
      await transaction.runEvent.createMany({
        data: [
          ...head.events.map((event) => ({ ...event, runId: run.id })),
          { runId: run.id, kind: 'imported', epochMs: nowEpochMs },
        ],
      });
      const leftovers: Leftovers = {
        host: host.isNew ? { id: head.host.id, lastSeenEpochMs: host.lastSeenEpochMs } : null,
        promptSetId: promptSet.isNew ? promptSet.id : null,
      };
      // Until the import has ended, the job says what has to go with it should it never end.
      await transaction.job.update({
        where: { id: run.id },
        data: { payloadJson: JSON.stringify(leftovers) },
      });
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    const message = `There is a run with the id "${run.id}" already, or it is just being imported.`;
    throw new MizaniError('conflict', message, { cause });
  }
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

import { JOB_STATUSES, type JobStatus } from '@mizani/core/job/job';
import type { JobStore } from '@mizani/core/job/job-store';
import { type DatabaseClient, Prisma } from '../client.ts';
import { isUniqueViolation } from '../constraint-violation.ts';
import { toJob, toQueuedJobRow } from '../mappers/job-mapper.ts';
import { oneOf } from '../mappers/one-of.ts';
import { storableText, storableTextOrNull } from '../storable-text.ts';
import { NOT_IMPORTING } from './importing.ts';

/**
 * Every change is one UPDATE that names the state it expects: the database lets one of two racing workers through and
 * shows the other that nothing matched. Written as SQL, which both databases take word for word, so that it stays one
 * statement whatever the query compiler makes of a nested condition.
 */
export function createJobStore(client: DatabaseClient): JobStore {
  return {
    async insert(job, nowEpochMs) {
      try {
        await client.job.create({ data: toQueuedJobRow(job, nowEpochMs) });
        return true;
      } catch (error) {
        if (isUniqueViolation(error)) return false;
        throw error;
      }
    },

    async find(id) {
      const row = await client.job.findUnique({
        where: { id: storableText(id), ...NOT_IMPORTING },
      });
      return row && toJob(row);
    },

    async claim({ jobId, owner, leaseMs, nowEpochMs }) {
      const claimed = await client.$executeRaw`
        UPDATE "Job"
        SET "status" = 'running',
            "attempt" = "attempt" + 1,
            "leaseOwner" = ${owner},
            "leaseExpiresEpochMs" = ${nowEpochMs + leaseMs},
            "startedEpochMs" = COALESCE("startedEpochMs", ${nowEpochMs})
        WHERE "id" = ${jobId} AND ${isDue(nowEpochMs)}
          AND NOT "cancelRequested" AND "attempt" < "maxAttempts"`;
      if (claimed === 0) {
        await endUnclaimable(client, jobId, nowEpochMs);
        return null;
      }
      return toJob(await client.job.findUniqueOrThrow({ where: { id: jobId } }));
    },

    async heartbeat({ jobId, owner, leaseMs, nowEpochMs }) {
      const rows = await client.$queryRaw<{ cancelRequested: boolean | number }[]>`
        UPDATE "Job" SET "leaseExpiresEpochMs" = ${nowEpochMs + leaseMs}
        WHERE ${isHeldBy(jobId, owner)}
        RETURNING "cancelRequested"`;
      return rows[0]
        ? { held: true, cancelRequested: Boolean(rows[0].cancelRequested) }
        : { held: false };
    },

    async finish({ jobId, owner, status, error, nowEpochMs }) {
      const finished = await client.$executeRaw`
        UPDATE "Job"
        SET "status" = ${status}, "error" = ${storableTextOrNull(error)},
            "finishedEpochMs" = ${nowEpochMs}, ${LEASE_CLEARED}
        WHERE ${isHeldBy(jobId, owner)}`;
      return finished === 1;
    },

    async requeue({ jobId, owner, error, notBeforeEpochMs, refundAttempt }) {
      const requeued = await client.$executeRaw`
        UPDATE "Job"
        SET "status" = 'queued', "error" = ${storableTextOrNull(error)},
            "notBeforeEpochMs" = ${notBeforeEpochMs},
            "attempt" = "attempt" - ${refundAttempt ? 1 : 0}, ${LEASE_CLEARED}
        WHERE ${isHeldBy(jobId, owner)}`;
      return requeued === 1;
    },

    async requestCancel(id, nowEpochMs) {
      const jobId = storableText(id);
      const [changed] = await client.$queryRaw<{ status: string }[]>`
        UPDATE "Job"
        SET "cancelRequested" = TRUE,
            "finishedEpochMs" = CASE WHEN "status" = 'queued' THEN ${nowEpochMs} ELSE "finishedEpochMs" END,
            "status" = CASE WHEN "status" = 'queued' THEN 'cancelled' ELSE "status" END
        WHERE "id" = ${jobId} AND "status" IN ('queued', 'running')
        RETURNING "status"`;
      const row =
        changed ?? (await client.job.findUnique({ where: { id: jobId, ...NOT_IMPORTING } }));
      return row ? toStatus(row.status) : null;
    },

    async listDue({ hostId, nowEpochMs, limit }) {
      return client.job.findMany({
        where: {
          hostId,
          OR: [
            { status: 'queued', notBeforeEpochMs: { lte: nowEpochMs } },
            { status: 'running', leaseExpiresEpochMs: { lte: nowEpochMs } },
          ],
        },
        select: { id: true, priority: true },
        orderBy: [{ priority: 'asc' }, { createdEpochMs: 'asc' }, { id: 'asc' }],
        take: limit,
      });
    },

    async nextDueEpochMs(hostId) {
      const [queued, running] = await Promise.all([
        client.job.aggregate({
          where: { hostId, status: 'queued' },
          _min: { notBeforeEpochMs: true },
        }),
        client.job.aggregate({
          where: { hostId, status: 'running' },
          _min: { leaseExpiresEpochMs: true },
        }),
      ]);
      const times = [queued._min.notBeforeEpochMs, running._min.leaseExpiresEpochMs];
      const known = times.filter((epochMs) => epochMs !== null);
      return known.length === 0 ? null : Math.min(...known);
    },

    async expireLeases(hostId, nowEpochMs) {
      return client.$executeRaw`
        UPDATE "Job" SET "leaseExpiresEpochMs" = ${nowEpochMs}
        WHERE "hostId" = ${hostId} AND "status" = 'running' AND "leaseExpiresEpochMs" > ${nowEpochMs}`;
    },
  };
}

const LEASE_CLEARED = Prisma.sql`"leaseOwner" = NULL, "leaseExpiresEpochMs" = NULL`;

function isDue(nowEpochMs: number): Prisma.Sql {
  return Prisma.sql`(
    ("status" = 'queued' AND "notBeforeEpochMs" <= ${nowEpochMs})
    OR ("status" = 'running' AND "leaseExpiresEpochMs" <= ${nowEpochMs})
  )`;
}

function isHeldBy(jobId: string, owner: string): Prisma.Sql {
  return Prisma.sql`"id" = ${jobId} AND "status" = 'running' AND "leaseOwner" = ${owner}`;
}

/** A due job that must not be started any more ends here; a request to cancel is the better reason. */
async function endUnclaimable(
  client: DatabaseClient,
  jobId: string,
  nowEpochMs: number,
): Promise<void> {
  const reason = 'Given up: the work was started as often as allowed and never came to an end.';
  await client.$executeRaw`
    UPDATE "Job"
    SET "status" = CASE WHEN "cancelRequested" THEN 'cancelled' ELSE 'failed' END,
        "error" = CASE WHEN "cancelRequested" THEN "error" ELSE COALESCE("error", ${reason}) END,
        "finishedEpochMs" = ${nowEpochMs}, ${LEASE_CLEARED}
    WHERE "id" = ${jobId} AND ${isDue(nowEpochMs)}
      AND ("cancelRequested" OR "attempt" >= "maxAttempts")`;
}

function toStatus(value: string): JobStatus {
  return oneOf(JOB_STATUSES, value, 'Job.status');
}

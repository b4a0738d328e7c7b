import type { ArchiveHead } from '@mizani/core/archive/archive-line';
import { RUN_BENCHMARK_JOB } from '@mizani/core/benchmark/create-run';
import {
  DEFAULT_JOB_MAX_ATTEMPTS,
  DEFAULT_JOB_PRIORITY,
  JOB_STATUSES,
  type Job,
  type NewJob,
} from '@mizani/core/job/job';
import type { Job as JobRow, Prisma } from '../generated/sqlite/client.ts';
import { oneOf } from './one-of.ts';

export function toJob(row: JobRow): Job {
  const { payloadJson, status, ...rest } = row;
  return {
    ...rest,
    status: oneOf(JOB_STATUSES, status, 'Job.status'),
    payload: JSON.parse(payloadJson) as unknown,
  };
}

/** The row of a job that waits to be claimed, with the port's defaults. */
export function toQueuedJobRow(job: NewJob, nowEpochMs: number): Prisma.JobCreateManyInput {
  return {
    id: job.id,
    name: job.name,
    hostId: job.hostId,
    // An absent payload has no JSON text; null is the nearest that has.
    payloadJson: JSON.stringify(job.payload ?? null),
    status: 'queued' satisfies Job['status'],
    priority: job.priority ?? DEFAULT_JOB_PRIORITY,
    maxAttempts: job.maxAttempts ?? DEFAULT_JOB_MAX_ATTEMPTS,
    notBeforeEpochMs: nowEpochMs + (job.delayMs ?? 0),
    createdEpochMs: nowEpochMs,
  };
}

/** The row of a job that ended elsewhere. */
export function toFinishedJobRow({ run, host }: ArchiveHead): Prisma.JobCreateManyInput {
  const job = { id: run.id, name: RUN_BENCHMARK_JOB, hostId: host.id, payload: { runId: run.id } };
  return {
    ...toQueuedJobRow(job, run.createdEpochMs),
    status: run.status,
    attempt: run.attempt,
    cancelRequested: run.cancelRequested,
    error: run.error,
    startedEpochMs: run.startedEpochMs,
    finishedEpochMs: run.finishedEpochMs,
  };
}

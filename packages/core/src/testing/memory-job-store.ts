import {
  DEFAULT_JOB_MAX_ATTEMPTS,
  DEFAULT_JOB_PRIORITY,
  isFinished,
  type Job,
  type NewJob,
} from '../job/job.ts';
import type { JobStore } from '../job/job-store.ts';

/** A job store that forgets everything with the process. Each call is one step, as a statement is in SQL. */
export function createMemoryJobStore(): JobStore {
  // A Map keeps the order of insertion, which settles ties of priority and creation time.
  const jobs = new Map<string, Job>();

  const heldBy = (jobId: string, owner: string): Job | null => {
    const job = jobs.get(jobId);
    return job?.status === 'running' && job.leaseOwner === owner ? job : null;
  };

  return {
    async insert(job, nowEpochMs) {
      if (jobs.has(job.id)) return false;
      jobs.set(job.id, toRow(job, nowEpochMs));
      return true;
    },

    async find(id) {
      const job = jobs.get(id);
      return job ? structuredClone(job) : null;
    },

    async claim({ jobId, owner, leaseMs, nowEpochMs }) {
      const job = jobs.get(jobId);
      if (!job || !isDue(job, nowEpochMs)) return null;
      if (job.cancelRequested) {
        end(job, 'cancelled', job.error, nowEpochMs);
        return null;
      }
      if (job.attempt >= job.maxAttempts) {
        end(job, 'failed', job.error ?? 'Every attempt was started and none finished.', nowEpochMs);
        return null;
      }
      job.status = 'running';
      job.attempt += 1;
      job.startedEpochMs ??= nowEpochMs;
      job.leaseOwner = owner;
      job.leaseExpiresEpochMs = nowEpochMs + leaseMs;
      return structuredClone(job);
    },

    async heartbeat({ jobId, owner, leaseMs, nowEpochMs }) {
      const job = heldBy(jobId, owner);
      if (!job) return { held: false };
      job.leaseExpiresEpochMs = nowEpochMs + leaseMs;
      return { held: true, cancelRequested: job.cancelRequested };
    },

    async finish({ jobId, owner, status, error, nowEpochMs }) {
      const job = heldBy(jobId, owner);
      if (!job) return false;
      end(job, status, error, nowEpochMs);
      return true;
    },

    async requeue({ jobId, owner, error, notBeforeEpochMs, refundAttempt }) {
      const job = heldBy(jobId, owner);
      if (!job) return false;
      job.status = 'queued';
      job.error = error;
      job.notBeforeEpochMs = notBeforeEpochMs;
      if (refundAttempt) job.attempt -= 1;
      release(job);
      return true;
    },

    async requestCancel(id, nowEpochMs) {
      const job = jobs.get(id);
      if (!job) return null;
      if (isFinished(job.status)) return job.status;
      job.cancelRequested = true;
      if (job.status === 'queued') end(job, 'cancelled', job.error, nowEpochMs);
      return job.status;
    },

    async listDue({ hostId, nowEpochMs, limit }) {
      return [...jobs.values()]
        .filter((job) => job.hostId === hostId && isDue(job, nowEpochMs))
        .sort((a, b) => a.priority - b.priority || a.createdEpochMs - b.createdEpochMs)
        .slice(0, limit)
        .map(({ id, priority }) => ({ id, priority }));
    },

    async nextDueEpochMs(hostId) {
      const dueTimes = [...jobs.values()]
        .filter((job) => job.hostId === hostId)
        .map(dueEpochMs)
        .filter((epochMs) => epochMs !== null);
      return dueTimes.length === 0 ? null : Math.min(...dueTimes);
    },

    async expireLeases(hostId, nowEpochMs) {
      const held = [...jobs.values()].filter(
        (job) => job.hostId === hostId && job.status === 'running' && !isDue(job, nowEpochMs),
      );
      for (const job of held) job.leaseExpiresEpochMs = nowEpochMs;
      return held.length;
    },
  };
}

function toRow(job: NewJob, nowEpochMs: number): Job {
  return {
    id: job.id,
    name: job.name,
    hostId: job.hostId,
    payload: structuredClone(job.payload),
    status: 'queued',
    priority: job.priority ?? DEFAULT_JOB_PRIORITY,
    attempt: 0,
    maxAttempts: job.maxAttempts ?? DEFAULT_JOB_MAX_ATTEMPTS,
    notBeforeEpochMs: nowEpochMs + (job.delayMs ?? 0),
    cancelRequested: false,
    leaseOwner: null,
    leaseExpiresEpochMs: null,
    error: null,
    createdEpochMs: nowEpochMs,
    startedEpochMs: null,
    finishedEpochMs: null,
  };
}

/** When a worker may take the job; null once it is finished. */
function dueEpochMs(job: Job): number | null {
  if (job.status === 'queued') return job.notBeforeEpochMs;
  return job.status === 'running' ? job.leaseExpiresEpochMs : null;
}

function isDue(job: Job, nowEpochMs: number): boolean {
  const epochMs = dueEpochMs(job);
  return epochMs !== null && epochMs <= nowEpochMs;
}

function release(job: Job): void {
  job.leaseOwner = null;
  job.leaseExpiresEpochMs = null;
}

function end(job: Job, status: Job['status'], error: string | null, nowEpochMs: number): void {
  job.status = status;
  job.error = error;
  job.finishedEpochMs = nowEpochMs;
  release(job);
}

export const JOB_STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/**
 * The row that decides. Whatever the queue says, work happens only under a claim of this row.
 * A run shares the id of its job, so a run's status is its job's status.
 */
export type Job = {
  id: string;
  /** Name of a definition in the job catalog, e.g. `run-benchmark`. */
  name: string;
  hostId: string;
  payload: unknown;
  status: JobStatus;
  /** Lower goes first; equal priorities go in order of creation. */
  priority: number;
  /** How many times a worker has claimed it; 0 while it has never started. */
  attempt: number;
  maxAttempts: number;
  notBeforeEpochMs: number;
  cancelRequested: boolean;
  leaseOwner: string | null;
  leaseExpiresEpochMs: number | null;
  error: string | null;
  createdEpochMs: number;
  startedEpochMs: number | null;
  finishedEpochMs: number | null;
};

export type NewJob = Pick<Job, 'id' | 'name' | 'hostId' | 'payload'> & {
  priority?: number;
  maxAttempts?: number;
  delayMs?: number;
};

export const DEFAULT_JOB_PRIORITY = 10;
/** Attempts are starts, and a resumed run keeps what it has: giving up early would waste a night of measuring. */
export const DEFAULT_JOB_MAX_ATTEMPTS = 20;

export function isFinished(status: JobStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}

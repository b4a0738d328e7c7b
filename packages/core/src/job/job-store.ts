import type { Job, JobStatus, NewJob } from './job.ts';

export type FinishedStatus = Extract<JobStatus, 'completed' | 'failed' | 'cancelled'>;

export type Heartbeat =
  | { held: true; cancelRequested: boolean }
  /** Somebody else owns the job now; stop at once and write nothing more. */
  | { held: false };

/**
 * The truth about jobs. Every change is a compare-and-set in one statement, so two workers can race.
 * Time comes from the caller's clock (`nowEpochMs`).
 */
export interface JobStore {
  /** Stores a queued job. Returns false, and changes nothing, when the id exists already. */
  insert(job: NewJob, nowEpochMs: number): Promise<boolean>;
  find(id: string): Promise<Job | null>;
  /**
   * Takes the job when it is queued and due, or running under an expired lease; increments `attempt`.
   * Returns null when it is not to be had. A job whose attempts are used up, or whose cancellation was
   * requested while nobody held it, is not claimed: it becomes `failed` or `cancelled`.
   */
  claim(input: {
    jobId: string;
    owner: string;
    leaseMs: number;
    nowEpochMs: number;
  }): Promise<Job | null>;
  /** Extends the lease, and says whether cancellation was requested. */
  heartbeat(input: {
    jobId: string;
    owner: string;
    leaseMs: number;
    nowEpochMs: number;
  }): Promise<Heartbeat>;
  /** Ends the job if `owner` still holds it; returns whether it did. */
  finish(input: {
    jobId: string;
    owner: string;
    status: FinishedStatus;
    error: string | null;
    nowEpochMs: number;
  }): Promise<boolean>;
  /** Gives the job back to be tried again at `notBeforeEpochMs`; returns whether `owner` still held it. */
  requeue(input: {
    jobId: string;
    owner: string;
    error: string | null;
    notBeforeEpochMs: number;
    /** True on graceful shutdown: the attempt does not count. */
    refundAttempt: boolean;
  }): Promise<boolean>;
  /**
   * A queued job becomes `cancelled`; a running one is marked, and its worker ends it; a finished one stays.
   * Returns the status after the call, null when there is no such job.
   */
  requestCancel(id: string, nowEpochMs: number): Promise<JobStatus | null>;
  /** Ids that a worker of the host may claim now, most urgent first. */
  listDue(input: {
    hostId: string;
    nowEpochMs: number;
    limit: number;
  }): Promise<{ id: string; priority: number }[]>;
  /** When the next job of the host becomes due (delay over, lease expired); null when none waits. */
  nextDueEpochMs(hostId: string): Promise<number | null>;
  /**
   * Expires the leases of all running jobs of a host. Only for a worker that knows it is alone on the host
   * (it holds the host's lock), so that a restart need not wait for leases of its dead predecessor.
   */
  expireLeases(hostId: string, nowEpochMs: number): Promise<number>;
}

/** What a delivery says; the payload stays in the database. */
export type JobReference = { jobId: string; hostId: string; priority: number; delayMs: number };

/** The producer's side of the queue: a nudge that a row is waiting. Losing a nudge loses time, never work. */
export interface JobQueue {
  /** Idempotent per job id. Throws `MizaniError('unavailable')` when the queue cannot be reached. */
  deliver(reference: JobReference): Promise<void>;
  /** Takes back a delivery that no worker has picked up yet; does nothing when it is gone. */
  withdraw(reference: Pick<JobReference, 'jobId' | 'hostId'>): Promise<void>;
  /** Throws when the queue cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What the worker wants the queue to do after it has looked at a job. */
export type DeliveryOutcome = { kind: 'done' } | { kind: 'redeliver'; delayMs: number };

/** Called once per delivery; claims the row itself and never throws for a job that fails. */
export type DeliveryHandler = (jobId: string) => Promise<DeliveryOutcome>;

/** The worker's side of the queue. */
export interface JobConsumer {
  start(): Promise<void>;
  /** Takes no new job and resolves when the ones in hand are given back or done. */
  close(): Promise<void>;
}

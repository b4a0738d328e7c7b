import type { Job } from '@mizani/core/job/job';
import type { DeliveryHandler } from '@mizani/core/job/job-queue';
import type { JobStore } from '@mizani/core/job/job-store';

/** What the work of a test says in the end: nothing when it is done, or after how long to try again. */
export type Work = (job: Job) => Promise<{ retryAfterMs: number } | undefined>;

/** A worker in its smallest form: claims the row, works, and ends the row or gives it back. */
export function createClaimingHandler(deps: {
  store: JobStore;
  owner: string;
  work: Work;
}): DeliveryHandler {
  const { store, owner } = deps;
  return async (jobId) => {
    const job = await store.claim({ jobId, owner, leaseMs: 60_000, nowEpochMs: Date.now() });
    if (!job) return { kind: 'done' };
    const verdict = await deps.work(job);
    if (verdict === undefined) {
      const end = { jobId, owner, status: 'completed', error: null } as const;
      await store.finish({ ...end, nowEpochMs: Date.now() });
      return { kind: 'done' };
    }
    const delayMs = verdict.retryAfterMs;
    await store.requeue({
      jobId,
      owner,
      error: 'again',
      notBeforeEpochMs: Date.now() + delayMs,
      refundAttempt: false,
    });
    return { kind: 'redeliver', delayMs };
  };
}

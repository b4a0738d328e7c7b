import type { Services } from '../server/services.ts';

const OWNER = 'test-worker';

/** Ends a queued run as a worker would: claimed, then completed. */
export async function finishRun({ jobs }: Pick<Services, 'jobs'>, jobId: string): Promise<void> {
  const nowEpochMs = Date.now();
  await jobs.claim({ jobId, owner: OWNER, leaseMs: 60_000, nowEpochMs });
  await jobs.finish({ jobId, owner: OWNER, status: 'completed', error: null, nowEpochMs });
}

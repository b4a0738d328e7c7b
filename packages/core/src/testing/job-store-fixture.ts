import { expect } from 'vitest';
import type { Job, NewJob } from '../job/job.ts';
import type { FinishedStatus, JobStore } from '../job/job-store.ts';
import { newId } from '../units/new-id.ts';

export const NOW = 1_700_000_000_000;
export const LEASE_MS = 30_000;

export type JobStoreFixture = ReturnType<typeof createJobStoreFixture>;

/** Short forms of the port's calls for tests; the store is looked up late, because hooks make it. */
export function createJobStoreFixture(deps: { store(): JobStore; prepareHost(): Promise<string> }) {
  const { store, prepareHost } = deps;
  return {
    store,
    prepareHost,

    async insertJob(job: Partial<NewJob> = {}, nowEpochMs = NOW): Promise<NewJob> {
      const row: NewJob = {
        id: newId('job'),
        name: 'probe-runtime',
        hostId: job.hostId ?? (await prepareHost()),
        payload: { runtimeId: 'rt_1' },
        ...job,
      };
      expect(await store().insert(row, nowEpochMs)).toBe(true);
      return row;
    },

    find: (id: string): Promise<Job | null> => store().find(id),

    claim: (jobId: string, owner = 'worker-a', nowEpochMs = NOW) =>
      store().claim({ jobId, owner, leaseMs: LEASE_MS, nowEpochMs }),

    heartbeat: (jobId: string, owner: string, nowEpochMs: number) =>
      store().heartbeat({ jobId, owner, leaseMs: LEASE_MS, nowEpochMs }),

    finish: (
      jobId: string,
      owner = 'worker-a',
      status: FinishedStatus = 'completed',
      error: string | null = null,
    ) => store().finish({ jobId, owner, status, error, nowEpochMs: NOW + 5 }),

    /** As `worker-a`, with the error `boom`. */
    requeue: (jobId: string, refundAttempt = false, notBeforeEpochMs = NOW) =>
      store().requeue({ jobId, owner: 'worker-a', error: 'boom', notBeforeEpochMs, refundAttempt }),

    requestCancel: (id: string, nowEpochMs: number) => store().requestCancel(id, nowEpochMs),

    listDueIds: async (hostId: string, nowEpochMs = NOW, limit = 100): Promise<string[]> =>
      (await store().listDue({ hostId, nowEpochMs, limit })).map((due) => due.id),
  };
}

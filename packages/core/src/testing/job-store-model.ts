import fc from 'fast-check';
import { expect } from 'vitest';
import { isFinished, type Job } from '../job/job.ts';
import type { JobStore } from '../job/job-store.ts';
import { newId } from '../units/new-id.ts';
import { createMemoryJobStore } from './memory-job-store.ts';

const LEASE_MS = 20;
const START = 1_700_000_000_000;

const slot = fc.nat({ max: 3 });
const owner = fc.constantFrom('worker-a', 'worker-b');
const call = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    slot,
    priority: fc.nat({ max: 2 }),
    maxAttempts: fc.integer({ min: 1, max: 2 }),
    delayMs: fc.nat({ max: 15 }),
  }),
  fc.record({ kind: fc.constant('claim' as const), slot, owner }),
  fc.record({ kind: fc.constant('heartbeat' as const), slot, owner }),
  fc.record({
    kind: fc.constant('finish' as const),
    slot,
    owner,
    status: fc.constantFrom('completed' as const, 'failed' as const, 'cancelled' as const),
    error: fc.option(fc.constant('boom')),
  }),
  fc.record({
    kind: fc.constant('requeue' as const),
    slot,
    owner,
    error: fc.option(fc.constant('boom')),
    delayMs: fc.nat({ max: 15 }),
    refundAttempt: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('cancel' as const), slot }),
  fc.record({ kind: fc.constant('expire' as const) }),
  fc.record({ kind: fc.constant('list' as const), limit: fc.integer({ min: 1, max: 4 }) }),
);
type Call = typeof call extends fc.Arbitrary<infer Value> ? Value : never;

/** Drives the store and the memory store with the same random calls; every answer must be the same. */
export async function checkAgainstMemory(deps: {
  store(): JobStore;
  prepareHost(): Promise<string>;
}): Promise<void> {
  const steps = fc.array(fc.record({ call, waitMs: fc.integer({ min: 1, max: 25 }) }), {
    minLength: 5,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const hostId = await deps.prepareHost();
      const ids = Array.from({ length: 4 }, () => newId('job'));
      const stores = { actual: deps.store(), model: createMemoryJobStore() };
      let nowEpochMs = START;
      for (const step of script) {
        nowEpochMs += step.waitMs;
        const at = { hostId, ids, nowEpochMs };
        const expected = await apply(stores.model, step.call, at);
        expect(await apply(stores.actual, step.call, at)).toEqual(expected);
        expect(await stores.actual.nextDueEpochMs(hostId)).toBe(
          await stores.model.nextDueEpochMs(hostId),
        );
      }
      for (const id of ids) {
        expect(comparable(await stores.actual.find(id))).toEqual(
          comparable(await stores.model.find(id)),
        );
      }
    }),
    { numRuns: 25 },
  );
}

async function apply(
  store: JobStore,
  call: Call,
  at: { hostId: string; ids: string[]; nowEpochMs: number },
): Promise<unknown> {
  const { hostId, nowEpochMs } = at;
  if (call.kind === 'expire') return store.expireLeases(hostId, nowEpochMs);
  if (call.kind === 'list') return store.listDue({ hostId, nowEpochMs, limit: call.limit });
  const jobId = at.ids[call.slot] ?? '';
  switch (call.kind) {
    case 'insert': {
      const { priority, maxAttempts, delayMs } = call;
      const payload = { runtimeId: jobId };
      return store.insert(
        { id: jobId, name: 'probe-runtime', hostId, payload, priority, maxAttempts, delayMs },
        nowEpochMs,
      );
    }
    case 'claim':
      return comparable(
        await store.claim({ jobId, owner: call.owner, leaseMs: LEASE_MS, nowEpochMs }),
      );
    case 'heartbeat':
      return store.heartbeat({ jobId, owner: call.owner, leaseMs: LEASE_MS, nowEpochMs });
    case 'finish': {
      const { owner, status, error } = call;
      return store.finish({ jobId, owner, status, error, nowEpochMs });
    }
    case 'requeue': {
      const { owner, error, refundAttempt } = call;
      const notBeforeEpochMs = nowEpochMs + call.delayMs;
      return store.requeue({ jobId, owner, error, notBeforeEpochMs, refundAttempt });
    }
    case 'cancel':
      return store.requestCancel(jobId, nowEpochMs);
  }
}

/** Leaves out what the port does not fix: the wording of an error, and the mark on a job that has ended. */
function comparable(job: Job | null): unknown {
  if (job === null) return null;
  const { error, cancelRequested, ...rest } = job;
  return {
    ...rest,
    hasError: error !== null,
    cancelRequested: isFinished(job.status) || cancelRequested,
  };
}

import { describe, expect, it } from 'vitest';
import { DEFAULT_JOB_MAX_ATTEMPTS, DEFAULT_JOB_PRIORITY } from '../job/job.ts';
import { newId } from '../units/new-id.ts';
import { type JobStoreFixture, LEASE_MS, NOW } from './job-store-fixture.ts';

/** What `insert`, `find`, `finish` and `requeue` promise. */
export function describeLifecycle(fixture: JobStoreFixture): void {
  const { claim, find, finish, heartbeat, insertJob, listDueIds, requestCancel, requeue } = fixture;

  describe('insert', () => {
    it('stores a queued job with its defaults and its payload', async () => {
      const payload = { text: 'ü "quoted" \n 漢', nested: { list: [1, null, true] } };
      const { id, hostId } = await insertJob({ payload });
      expect(await find(id)).toEqual({
        id,
        name: 'probe-runtime',
        hostId,
        payload,
        status: 'queued',
        priority: DEFAULT_JOB_PRIORITY,
        attempt: 0,
        maxAttempts: DEFAULT_JOB_MAX_ATTEMPTS,
        notBeforeEpochMs: NOW,
        cancelRequested: false,
        leaseOwner: null,
        leaseExpiresEpochMs: null,
        error: null,
        createdEpochMs: NOW,
        startedEpochMs: null,
        finishedEpochMs: null,
      });
    });

    it('keeps priority, attempts and delay as given', async () => {
      const { id } = await insertJob({ priority: 0, maxAttempts: 1, delayMs: 1_500 });
      expect(await find(id)).toMatchObject({
        priority: 0,
        maxAttempts: 1,
        notBeforeEpochMs: NOW + 1_500,
      });
    });

    it('returns false and changes nothing when the id exists already', async () => {
      const { id, hostId } = await insertJob();
      const before = await find(id);
      const again = { id, name: 'run-benchmark', hostId, payload: { runId: 'x' }, priority: 1 };
      expect(await fixture.store().insert(again, NOW + 9)).toBe(false);
      expect(await find(id)).toEqual(before);
    });

    it('lets one of many concurrent inserts of an id win', async () => {
      const row = { id: newId('job'), name: 'n', hostId: await fixture.prepareHost(), payload: {} };
      const results = await Promise.all(
        Array.from({ length: 8 }, () => fixture.store().insert(row, NOW)),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
    });
  });

  it('finds nothing under an unknown id', async () => {
    const jobId = newId('job');
    expect(await find(jobId)).toBeNull();
    expect(await claim(jobId)).toBeNull();
    expect(await heartbeat(jobId, 'worker-a', NOW)).toEqual({ held: false });
    expect(await finish(jobId)).toBe(false);
    expect(await requeue(jobId)).toBe(false);
    expect(await requestCancel(jobId, NOW)).toBeNull();
  });

  describe('finish', () => {
    it.each(['completed', 'failed', 'cancelled'] as const)('ends a job as %s', async (status) => {
      const { id } = await insertJob();
      await claim(id);
      const error = status === 'failed' ? 'no such model' : null;
      expect(await finish(id, 'worker-a', status, error)).toBe(true);
      expect(await find(id)).toMatchObject({
        status,
        error,
        attempt: 1,
        finishedEpochMs: NOW + 5,
        leaseOwner: null,
        leaseExpiresEpochMs: null,
      });
    });

    it('clears the error of an earlier attempt', async () => {
      const { id } = await insertJob();
      await claim(id);
      await requeue(id);
      await claim(id);
      await finish(id);
      expect(await find(id)).toMatchObject({ status: 'completed', error: null });
    });

    it('refuses an owner that has lost the job, and changes nothing', async () => {
      const { id } = await insertJob();
      await claim(id);
      const taken = await claim(id, 'worker-b', NOW + LEASE_MS);
      expect(await finish(id, 'worker-a')).toBe(false);
      expect(await find(id)).toEqual(taken);
    });

    it('ends a job once', async () => {
      const { id } = await insertJob();
      await claim(id);
      const results = await Promise.all([finish(id), requeue(id), finish(id)]);
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await finish(id)).toBe(false);
    });
  });

  describe('requeue', () => {
    it('gives the job back for a later time and counts the attempt', async () => {
      const { id, hostId } = await insertJob();
      await claim(id);
      expect(await requeue(id, false, NOW + 1_000)).toBe(true);
      expect(await find(id)).toMatchObject({
        status: 'queued',
        attempt: 1,
        error: 'boom',
        notBeforeEpochMs: NOW + 1_000,
        leaseOwner: null,
        leaseExpiresEpochMs: null,
        finishedEpochMs: null,
      });
      expect(await listDueIds(hostId, NOW + 999)).toEqual([]);
      expect(await claim(id, 'worker-b', NOW + 1_000)).toMatchObject({ attempt: 2 });
    });

    it('refunds the attempt when asked to', async () => {
      const { id } = await insertJob({ maxAttempts: 1 });
      await claim(id);
      expect(await requeue(id, true)).toBe(true);
      expect(await find(id)).toMatchObject({ status: 'queued', attempt: 0 });
      expect(await claim(id)).toMatchObject({ attempt: 1 });
    });

    it('refuses an owner that has lost the job, and changes nothing', async () => {
      const { id } = await insertJob();
      await claim(id);
      const taken = await claim(id, 'worker-b', NOW + LEASE_MS);
      expect(await requeue(id)).toBe(false);
      expect(await find(id)).toEqual(taken);
    });
  });
}

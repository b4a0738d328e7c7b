import { describe, expect, it } from 'vitest';
import { type JobStoreFixture, LEASE_MS, NOW } from './job-store-fixture.ts';

/** What `claim` and `heartbeat` promise. */
export function describeClaims(fixture: JobStoreFixture): void {
  const { claim, find, finish, heartbeat, insertJob, requestCancel, requeue } = fixture;

  describe('claim', () => {
    it('takes a queued job that is due, and counts the attempt', async () => {
      const { id } = await insertJob();
      const job = await claim(id, 'worker-a', NOW + 1);
      expect(job).toMatchObject({
        status: 'running',
        attempt: 1,
        leaseOwner: 'worker-a',
        leaseExpiresEpochMs: NOW + 1 + LEASE_MS,
        startedEpochMs: NOW + 1,
        payload: { runtimeId: 'rt_1' },
      });
      expect(await find(id)).toEqual(job);
    });

    it('leaves a job alone until the very moment it is due', async () => {
      const { id } = await insertJob({ delayMs: 100 });
      expect(await claim(id, 'worker-a', NOW + 99)).toBeNull();
      expect(await find(id)).toMatchObject({ status: 'queued', attempt: 0 });
      expect(await claim(id, 'worker-a', NOW + 100)).toMatchObject({ attempt: 1 });
    });

    it('leaves a running job to its owner until the lease has expired', async () => {
      const { id } = await insertJob();
      await claim(id, 'worker-a');
      expect(await claim(id, 'worker-b', NOW + LEASE_MS - 1)).toBeNull();
      expect(await claim(id, 'worker-a', NOW + LEASE_MS - 1)).toBeNull();
      expect(await claim(id, 'worker-b', NOW + LEASE_MS)).toMatchObject({
        leaseOwner: 'worker-b',
        attempt: 2,
        startedEpochMs: NOW,
      });
    });

    it('gives a job to one of many concurrent workers', async () => {
      const { id } = await insertJob();
      const claims = await Promise.all(
        Array.from({ length: 8 }, (_, index) => claim(id, `worker-${index}`)),
      );
      const winners = claims.filter((job) => job !== null);
      expect(winners).toHaveLength(1);
      expect(await find(id)).toEqual(winners[0]);
    });

    it('gives an expired job to one of many concurrent workers', async () => {
      const { id } = await insertJob();
      await claim(id, 'dead');
      const claims = await Promise.all(
        Array.from({ length: 8 }, (_, index) => claim(id, `worker-${index}`, NOW + LEASE_MS)),
      );
      expect(claims.filter((job) => job !== null)).toHaveLength(1);
      expect(await find(id)).toMatchObject({ attempt: 2 });
    });

    it.each(['completed', 'failed', 'cancelled'] as const)(
      'never takes a %s job',
      async (status) => {
        const { id } = await insertJob();
        await claim(id);
        await finish(id, 'worker-a', status);
        expect(await claim(id, 'worker-b', NOW + 10 * LEASE_MS)).toBeNull();
        expect(await find(id)).toMatchObject({ status, attempt: 1 });
      },
    );

    it('fails a job whose attempts are used up, and says so', async () => {
      const { id } = await insertJob({ maxAttempts: 1 });
      await claim(id);
      expect(await claim(id, 'worker-b', NOW + LEASE_MS)).toBeNull();
      expect(await find(id)).toMatchObject({
        status: 'failed',
        attempt: 1,
        leaseOwner: null,
        leaseExpiresEpochMs: null,
        error: expect.stringMatching(/./),
        finishedEpochMs: NOW + LEASE_MS,
      });
    });

    it('keeps the last error of a job whose attempts are used up', async () => {
      const { id } = await insertJob({ maxAttempts: 1 });
      await claim(id);
      await requeue(id);
      expect(await claim(id)).toBeNull();
      expect(await find(id)).toMatchObject({ status: 'failed', error: 'boom' });
    });

    it('does not end a job of used-up attempts that somebody still works on', async () => {
      const { id } = await insertJob({ maxAttempts: 1 });
      await claim(id);
      expect(await claim(id, 'worker-b', NOW + LEASE_MS - 1)).toBeNull();
      expect(await find(id)).toMatchObject({ status: 'running', leaseOwner: 'worker-a' });
    });

    it('cancels a job whose owner died before it saw the request', async () => {
      const { id } = await insertJob({ maxAttempts: 1 });
      await claim(id);
      await requestCancel(id, NOW + 1);
      expect(await claim(id, 'worker-b', NOW + LEASE_MS)).toBeNull();
      expect(await find(id)).toMatchObject({
        status: 'cancelled',
        leaseOwner: null,
        finishedEpochMs: NOW + LEASE_MS,
      });
    });

    it('cancels a job that was given back after the request', async () => {
      const { id } = await insertJob();
      await claim(id);
      await requestCancel(id, NOW + 1);
      await requeue(id);
      expect(await claim(id)).toBeNull();
      expect(await find(id)).toMatchObject({ status: 'cancelled' });
    });
  });

  describe('heartbeat', () => {
    it('extends the lease of the owner', async () => {
      const { id } = await insertJob();
      await claim(id);
      expect(await heartbeat(id, 'worker-a', NOW + 10)).toEqual({
        held: true,
        cancelRequested: false,
      });
      expect(await find(id)).toMatchObject({ leaseExpiresEpochMs: NOW + 10 + LEASE_MS });
    });

    it('revives an expired lease that nobody has taken', async () => {
      const { id } = await insertJob();
      await claim(id);
      expect(await heartbeat(id, 'worker-a', NOW + 2 * LEASE_MS)).toMatchObject({ held: true });
      expect(await claim(id, 'worker-b', NOW + 2 * LEASE_MS + 1)).toBeNull();
    });

    it('reports a requested cancellation', async () => {
      const { id } = await insertJob();
      await claim(id);
      await requestCancel(id, NOW + 1);
      expect(await heartbeat(id, 'worker-a', NOW + 2)).toEqual({
        held: true,
        cancelRequested: true,
      });
    });

    it('tells an owner that it has lost the job, and changes nothing', async () => {
      const { id } = await insertJob();
      await claim(id);
      const taken = await claim(id, 'worker-b', NOW + LEASE_MS);
      expect(await heartbeat(id, 'worker-a', NOW + LEASE_MS + 1)).toEqual({ held: false });
      expect(await find(id)).toEqual(taken);
    });

    it('does not hold a job that was never claimed or is finished', async () => {
      const { id } = await insertJob();
      expect(await heartbeat(id, 'worker-a', NOW)).toEqual({ held: false });
      await claim(id);
      await finish(id);
      expect(await heartbeat(id, 'worker-a', NOW)).toEqual({ held: false });
    });
  });
}

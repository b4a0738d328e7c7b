import { describe, expect, it } from 'vitest';
import { type JobStoreFixture, NOW } from './job-store-fixture.ts';

/** What `requestCancel` promises. */
export function describeCancellation(fixture: JobStoreFixture): void {
  const { claim, find, finish, insertJob, listDueIds, requestCancel } = fixture;

  describe('requestCancel', () => {
    it('cancels a queued job at once', async () => {
      const { id, hostId } = await insertJob();
      expect(await requestCancel(id, NOW + 3)).toBe('cancelled');
      expect(await find(id)).toMatchObject({ status: 'cancelled', finishedEpochMs: NOW + 3 });
      expect(await claim(id, 'worker-a', NOW + 4)).toBeNull();
      expect(await listDueIds(hostId, NOW + 4)).toEqual([]);
    });

    it('cancels a job that is not due yet', async () => {
      const { id, hostId } = await insertJob({ delayMs: 60_000 });
      expect(await requestCancel(id, NOW)).toBe('cancelled');
      expect(await fixture.store().nextDueEpochMs(hostId)).toBeNull();
    });

    it('marks a running job and leaves it to its worker', async () => {
      const { id } = await insertJob();
      await claim(id);
      expect(await requestCancel(id, NOW + 3)).toBe('running');
      expect(await find(id)).toMatchObject({
        status: 'running',
        cancelRequested: true,
        leaseOwner: 'worker-a',
        finishedEpochMs: null,
      });
      expect(await finish(id, 'worker-a', 'cancelled')).toBe(true);
      expect(await find(id)).toMatchObject({ status: 'cancelled' });
    });

    it('may be asked twice', async () => {
      const { id } = await insertJob();
      await claim(id);
      expect(await requestCancel(id, NOW + 3)).toBe('running');
      expect(await requestCancel(id, NOW + 4)).toBe('running');
    });

    it.each(['completed', 'failed', 'cancelled'] as const)(
      'leaves a %s job as it is',
      async (status) => {
        const { id } = await insertJob();
        await claim(id);
        await finish(id, 'worker-a', status);
        const before = await find(id);
        expect(await requestCancel(id, NOW + 9)).toBe(status);
        expect(await find(id)).toEqual(before);
      },
    );

    it('is never lost in a race with a claim', async () => {
      for (let round = 0; round < 10; round++) {
        const { id } = await insertJob();
        const [job, status] = await Promise.all([claim(id), requestCancel(id, NOW)]);
        // Whoever came first, the request must show: as the end of the job, or as a mark on the running one.
        expect(await find(id)).toMatchObject(
          job ? { status: 'running', cancelRequested: true } : { status: 'cancelled' },
        );
        expect(status).toBe(job ? 'running' : 'cancelled');
      }
    });
  });
}

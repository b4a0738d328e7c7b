import { describe, expect, it } from 'vitest';
import { type JobStoreFixture, LEASE_MS, NOW } from './job-store-fixture.ts';

/** What `listDue`, `nextDueEpochMs` and `expireLeases` promise. */
export function describeDueJobs(fixture: JobStoreFixture): void {
  const { claim, finish, insertJob, listDueIds, prepareHost, requestCancel, requeue } = fixture;
  const nextDueEpochMs = (hostId: string) => fixture.store().nextDueEpochMs(hostId);
  const expireLeases = (hostId: string, nowEpochMs: number) =>
    fixture.store().expireLeases(hostId, nowEpochMs);

  describe('listDue', () => {
    it('lists the most urgent first, and equals in order of creation', async () => {
      const hostId = await prepareHost();
      const late = await insertJob({ hostId, priority: 10 }, NOW - 1);
      const early = await insertJob({ hostId, priority: 10 }, NOW - 2);
      const urgent = await insertJob({ hostId, priority: 1 }, NOW);
      const lazy = await insertJob({ hostId, priority: 100 }, NOW - 9);
      expect(await listDueIds(hostId)).toEqual([urgent.id, early.id, late.id, lazy.id]);
      expect(await listDueIds(hostId, NOW, 2)).toEqual([urgent.id, early.id]);
    });

    it('gives the priority along with the id', async () => {
      const { id, hostId } = await insertJob({ priority: 7 });
      expect(await fixture.store().listDue({ hostId, nowEpochMs: NOW, limit: 1 })).toEqual([
        { id, priority: 7 },
      ]);
    });

    it('lists only jobs of the host', async () => {
      const { hostId, id } = await insertJob();
      await insertJob();
      expect(await listDueIds(hostId)).toEqual([id]);
    });

    it('lists a delayed job from the very moment it is due', async () => {
      const { id, hostId } = await insertJob({ delayMs: 100 });
      expect(await listDueIds(hostId, NOW + 99)).toEqual([]);
      expect(await listDueIds(hostId, NOW + 100)).toEqual([id]);
    });

    it('lists a running job from the very moment its lease has expired', async () => {
      const { id, hostId } = await insertJob();
      await claim(id);
      expect(await listDueIds(hostId, NOW + LEASE_MS - 1)).toEqual([]);
      expect(await listDueIds(hostId, NOW + LEASE_MS)).toEqual([id]);
    });

    it('lists a job whose attempts are used up, so that a claim ends it', async () => {
      const { id, hostId } = await insertJob({ maxAttempts: 1 });
      await claim(id);
      await requeue(id);
      expect(await listDueIds(hostId)).toEqual([id]);
      await claim(id);
      expect(await listDueIds(hostId)).toEqual([]);
    });

    it('lists a job that died with a cancellation requested, so that a claim ends it', async () => {
      const { id, hostId } = await insertJob();
      await claim(id);
      await requestCancel(id, NOW);
      expect(await listDueIds(hostId, NOW + LEASE_MS)).toEqual([id]);
    });

    it('lists no finished job', async () => {
      const { id, hostId } = await insertJob();
      await claim(id);
      await finish(id);
      expect(await listDueIds(hostId, NOW + 10 * LEASE_MS)).toEqual([]);
    });
  });

  describe('nextDueEpochMs', () => {
    it('is null for a host without jobs', async () => {
      expect(await nextDueEpochMs(await prepareHost())).toBeNull();
    });

    it('is null when every job is finished', async () => {
      const { id, hostId } = await insertJob();
      await claim(id);
      await finish(id);
      expect(await nextDueEpochMs(hostId)).toBeNull();
    });

    it('is the end of the shortest delay, whatever the priorities', async () => {
      const hostId = await prepareHost();
      await insertJob({ hostId, delayMs: 500, priority: 1 });
      await insertJob({ hostId, delayMs: 200, priority: 90 });
      await insertJob({ delayMs: 1 });
      expect(await nextDueEpochMs(hostId)).toBe(NOW + 200);
    });

    it('is the end of a lease when that comes first', async () => {
      const { id, hostId } = await insertJob();
      await insertJob({ hostId, delayMs: 2 * LEASE_MS });
      await claim(id);
      expect(await nextDueEpochMs(hostId)).toBe(NOW + LEASE_MS);
    });

    it('lies in the past for a job that is overdue', async () => {
      const { hostId } = await insertJob({}, NOW - 1_000);
      expect(await nextDueEpochMs(hostId)).toBe(NOW - 1_000);
    });
  });

  describe('expireLeases', () => {
    it('frees every running job of the host, and only of the host', async () => {
      const hostId = await prepareHost();
      const jobs = [await insertJob({ hostId }), await insertJob({ hostId })];
      const queued = await insertJob({ hostId, delayMs: 60_000 });
      const elsewhere = await insertJob();
      for (const job of [...jobs, elsewhere]) await claim(job.id);

      expect(await expireLeases(hostId, NOW + 1)).toBe(2);
      expect((await listDueIds(hostId, NOW + 1)).sort()).toEqual(jobs.map((job) => job.id).sort());
      for (const job of jobs) {
        expect(await claim(job.id, 'worker-b', NOW + 1)).toMatchObject({ attempt: 2 });
      }
      expect(await fixture.find(queued.id)).toMatchObject({ status: 'queued' });
      expect(await claim(elsewhere.id, 'worker-b', NOW + 1)).toBeNull();
    });

    it('returns 0 when nothing runs', async () => {
      const { hostId } = await insertJob();
      expect(await expireLeases(hostId, NOW)).toBe(0);
    });
  });
}

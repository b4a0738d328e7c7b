import { describeJobStore } from '@mizani/core/testing/job-store-conformance';
import { newId } from '@mizani/core/units/new-id';
import { expect, it } from 'vitest';
import { openDatabase } from '../client.ts';
import { openRepositories } from '../open-repositories.ts';
import { describeDatabases, TEST_SECRET } from '../testing/describe-databases.ts';

const NOW = 1_700_000_000_000;

describeDatabases('the job store', (open) => {
  describeJobStore('as the port promises', async () => ({
    store: open().repositories.jobs,
    dispose: async () => {},
  }));

  it('gives a job to one of twenty claimers on connections of their own', async () => {
    const job = { id: newId('job'), name: 'n', hostId: newId('host'), payload: null };
    await open().repositories.jobs.insert(job, NOW);
    const databases = Array.from({ length: 20 }, () => openDatabase(open().url));
    try {
      const claims = await Promise.all(
        databases.map((database, index) =>
          openRepositories(database, { secret: TEST_SECRET }).jobs.claim({
            jobId: job.id,
            owner: `worker-${index}`,
            leaseMs: 1_000,
            nowEpochMs: NOW,
          }),
        ),
      );
      expect(claims.filter((claimed) => claimed !== null)).toHaveLength(1);
    } finally {
      await Promise.all(databases.map((database) => database.close()));
    }
  });

  it('stores payloads and errors that no database takes as they are', async () => {
    const { jobs } = open().repositories;
    const payload = { text: 'nul \0 half \ud800' };
    const job = { id: newId('job'), name: 'n', hostId: newId('host'), payload };
    await jobs.insert(job, NOW);
    const claim = { jobId: job.id, owner: 'worker', leaseMs: 1_000, nowEpochMs: NOW };
    expect(await jobs.claim(claim)).toMatchObject({ payload });
    await jobs.finish({ ...claim, status: 'failed', error: 'bad\0 \udc00' });
    expect(await jobs.find(job.id)).toMatchObject({ error: 'bad \uFFFD' });
  });

  it('finds nothing under an id that no database can hold', async () => {
    const { jobs } = open().repositories;
    expect(await jobs.find('\0')).toBeNull();
    expect(await jobs.requestCancel('\0', NOW)).toBeNull();
  });
});

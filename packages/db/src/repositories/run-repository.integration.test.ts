import type { Plan } from '@mizani/core/benchmark/plan';
import type { RunEnvironment } from '@mizani/core/benchmark/run';
import type { RunFilter } from '@mizani/core/benchmark/run-repository';
import type { HarnessRecord } from '@mizani/core/harness/certificate';
import { newId } from '@mizani/core/units/new-id';
import { describe, expect, it } from 'vitest';
import { describeDatabases } from '../testing/describe-databases.ts';
import { createRun, makeSample, makeTarget, NOW, reportHost } from '../testing/fixtures.ts';

const PLAN: Plan = {
  version: 2,
  seed: 7,
  targetCount: 2,
  promptCount: 1,
  rounds: 3,
  warmups: 1,
  cold: false,
  order: 'interleaved',
  concurrency: 1,
  arrivals: null,
};
const PLAN_OF_VERSION_1 = '{"version":1,"seed":7,"samples":[]}';

describeDatabases('the run repository', (open) => {
  describe('create', () => {
    it('stores the run, its targets and its job', async () => {
      const { runs, jobs, hosts } = open().repositories;
      const run = await createRun(open().repositories, { name: 'CPU or\0 GPU' });
      const host = await hosts.find(run.hostId);
      const { experimentId: _, ...stored } = run;
      expect(await runs.find(run.id)).toEqual({
        ...stored,
        name: 'CPU or GPU',
        hostName: host?.name,
        status: 'queued',
        cancelRequested: false,
        attempt: 0,
        error: null,
        promptSetName: null,
        promptCount: 1,
        recordedSamples: 0,
        createdEpochMs: NOW,
        startedEpochMs: null,
        finishedEpochMs: null,
        plan: null,
        environment: null,
        harness: [],
      });
      expect(await jobs.find(run.id)).toMatchObject({
        status: 'queued',
        name: 'run-benchmark',
        hostId: run.hostId,
        payload: { runId: run.id },
      });
    });

    it('stores nothing at all when a part of it cannot be stored', async () => {
      const { runs, jobs } = open().repositories;
      const id = newId('run');
      await expect(
        createRun(open().repositories, { id, promptSetId: 'ps_unknown' }),
      ).rejects.toMatchObject({ code: 'not-found' });
      expect(await runs.find(id)).toBeNull();
      expect(await jobs.find(id)).toBeNull();
    });

    it('refuses an id that is taken, and leaves the run as it was', async () => {
      const { runs } = open().repositories;
      const run = await createRun(open().repositories);
      const before = await runs.find(run.id);
      const again = createRun(open().repositories, { id: run.id, name: 'other' });
      await expect(again).rejects.toMatchObject({ code: 'conflict' });
      expect(await runs.find(run.id)).toEqual(before);
    });
  });

  it('shows the state of the job as the state of the run', async () => {
    const { runs, jobs } = open().repositories;
    const { id } = await createRun(open().repositories);
    const claim = { jobId: id, owner: 'w', leaseMs: 1_000, nowEpochMs: NOW + 1 };
    await jobs.claim(claim);
    await jobs.requestCancel(id, NOW + 2);
    expect(await runs.find(id)).toMatchObject({
      status: 'running',
      attempt: 1,
      cancelRequested: true,
      startedEpochMs: NOW + 1,
    });
    await jobs.finish({ ...claim, status: 'failed', error: 'no model', nowEpochMs: NOW + 3 });
    expect(await runs.find(id)).toMatchObject({
      status: 'failed',
      error: 'no model',
      finishedEpochMs: NOW + 3,
    });
  });

  describe('list', () => {
    it('gives pages, newest first, without gap or repetition among runs of the same moment', async () => {
      const { runs, samples } = open().repositories;
      const { id: hostId } = await reportHost(open().repositories);
      const created: { id: string; epochMs: number }[] = [];
      for (const offset of [0, 2, 1, 1, 1, 2, 0]) {
        const { id } = await createRun(open().repositories, { hostId }, NOW + offset);
        created.push({ id, epochMs: NOW + offset });
      }
      await samples.record([makeSample(created[1]?.id ?? '', 0)], []);
      const newestFirst = created.sort((a, b) => b.epochMs - a.epochMs || (a.id < b.id ? 1 : -1));

      const listed: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await runs.list({ hostId }, { limit: 3, ...(cursor ? { cursor } : {}) });
        for (const run of page.items) {
          listed.push(run.id);
          const {
            plan: _,
            environment: __,
            harness: ___,
            ...summary
          } = (await runs.find(run.id)) ?? {};
          expect(run).toEqual(summary);
        }
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(listed).toEqual(newestFirst.map((run) => run.id));
    });

    it('has no next page when the last item is on this one', async () => {
      const { hostId } = await createRun(open().repositories);
      const page = await open().repositories.runs.list({ hostId }, { limit: 1 });
      expect(page.items).toHaveLength(1);
      expect(page.nextCursor).toBeNull();
    });

    it('filters by every field, and by all of them together', async () => {
      const { runs, jobs } = open().repositories;
      const { id: hostId } = await reportHost(open().repositories);
      const target = makeTarget(hostId);
      const run = await createRun(open().repositories, { hostId, targets: [target] }, NOW + 10);
      await createRun(open().repositories, { hostId, kind: 'quality' }, NOW + 20);
      await jobs.requestCancel(run.id, NOW);

      const idsOf = async (filter: RunFilter) =>
        (await runs.list({ hostId, ...filter }, { limit: 10 })).items.map(({ id }) => id);
      const matching: RunFilter[] = [
        { kind: 'benchmark' },
        { targetId: target.id },
        { status: 'cancelled' },
        { toEpochMs: NOW + 11 },
        { fromEpochMs: NOW + 10, toEpochMs: NOW + 20 },
      ];
      for (const filter of matching)
        expect(await idsOf(filter), JSON.stringify(filter)).toEqual([run.id]);
      expect(await idsOf(Object.assign({}, ...matching))).toEqual([run.id]);
      expect(await idsOf({})).toHaveLength(2);
      for (const filter of [
        { kind: 'rag' },
        { targetId: 'x' },
        { fromEpochMs: NOW + 21 },
      ] as const) {
        expect(await idsOf(filter), JSON.stringify(filter)).toEqual([]);
      }
    });

    it('refuses a cursor it did not make', async () => {
      const list = open().repositories.runs.list({}, { limit: 1, cursor: 'abc' });
      await expect(list).rejects.toMatchObject({ code: 'invalid-input' });
    });
  });

  describe('saveStart', () => {
    const environment = (workerVersion: string): RunEnvironment => ({
      hostName: 'host',
      fingerprint: {
        platform: 'linux',
        release: '6',
        architecture: 'x64',
        cpuModel: null,
        logicalCores: 2,
        memoryBytes: 1,
        nodeVersion: '20',
      },
      fingerprintHash: 'f',
      workerVersion,
      runtimeVersions: { rt_1: null },
    });

    it('stores plan and environment, and keeps the plan on resuming', async () => {
      const { runs } = open().repositories;
      const { id: runId } = await createRun(open().repositories);
      expect(await runs.saveStart({ runId, plan: PLAN, environment: environment('1') })).toEqual(
        PLAN,
      );
      const other = { ...PLAN, seed: 8 };
      expect(await runs.saveStart({ runId, plan: other, environment: environment('2') })).toEqual(
        PLAN,
      );
      expect(await runs.find(runId)).toMatchObject({ plan: PLAN, environment: environment('2') });
    });

    it('gives all of many concurrent starters the same plan', async () => {
      const { runs } = open().repositories;
      const { id: runId } = await createRun(open().repositories);
      const plans = await Promise.all(
        [1, 2, 3, 4, 5].map((seed) =>
          runs.saveStart({ runId, plan: { ...PLAN, seed }, environment: environment('1') }),
        ),
      );
      expect(new Set(plans.map((plan) => plan.seed)).size).toBe(1);
    });

    const beginWithVersion1 = async () => {
      const { id: runId } = await createRun(open().repositories);
      const data = { planJson: PLAN_OF_VERSION_1 };
      await open().database.client.run.update({ where: { id: runId }, data });
      return runId;
    };

    it('replaces a plan of an earlier version while nothing was measured by it', async () => {
      const { runs } = open().repositories;
      const runId = await beginWithVersion1();
      expect(await runs.find(runId)).toMatchObject({ plan: null });
      const start = { runId, plan: PLAN, environment: environment('1') };
      expect(await runs.saveStart(start)).toEqual(PLAN);
      expect(await runs.find(runId)).toMatchObject({ plan: PLAN });
    });

    it('refuses to go on with samples that an earlier version has measured, and keeps them', async () => {
      const { runs, samples } = open().repositories;
      const runId = await beginWithVersion1();
      await samples.record([makeSample(runId, 0)], []);
      const before = await runs.find(runId);
      const start = { runId, plan: PLAN, environment: environment('1') };
      await expect(runs.saveStart(start)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('earlier version'),
      });
      expect(await runs.find(runId)).toEqual(before);
      expect(before).toMatchObject({ plan: null, environment: null, recordedSamples: 1 });
    });

    it('refuses an unknown run', async () => {
      const start = { runId: 'run_unknown', plan: PLAN, environment: environment('1') };
      await expect(open().repositories.runs.saveStart(start)).rejects.toMatchObject({
        code: 'not-found',
      });
    });
  });

  describe('saveHarness', () => {
    const record = (attempt: number, error: string | null = null): HarnessRecord => ({
      attempt,
      certificate: null,
      certificateError: error,
      watch: null,
      cpuProbe: { baselineMs: 0.1 + 0.2, endMs: 2, waitedMs: 0, worstRatio: 1.5 },
    });

    it('keeps one record per attempt, oldest first, the last one saved', async () => {
      const { runs } = open().repositories;
      const { id } = await createRun(open().repositories);
      await runs.saveHarness(id, record(2));
      await runs.saveHarness(id, record(1, 'first'));
      await runs.saveHarness(id, record(1, 'no\0 \ud83e loopback'));
      const harness = [record(1, 'no\0 \ud83e loopback'), record(2)];
      expect(await runs.find(id)).toMatchObject({ harness });
    });

    it('loses no record when several are saved at once', async () => {
      const { runs } = open().repositories;
      const { id } = await createRun(open().repositories);
      const attempts = [1, 2, 3, 4, 5, 6];
      await Promise.all(attempts.map((attempt) => runs.saveHarness(id, record(attempt))));
      expect((await runs.find(id))?.harness.map(({ attempt }) => attempt)).toEqual(attempts);
    });

    it('refuses an unknown run', async () => {
      const save = open().repositories.runs.saveHarness('run_unknown', record(1));
      await expect(save).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  it('keeps events in the order of their arrival', async () => {
    const { runs } = open().repositories;
    const { id: runId } = await createRun(open().repositories);
    const events = [
      { runId, kind: 'created', detail: null, epochMs: NOW },
      { runId, kind: 'precise-enough', detail: null, epochMs: NOW },
      { runId, kind: 'target-failed', detail: 'out of\0 memory', epochMs: NOW - 5 },
    ] as const;
    for (const event of events) await runs.addEvent(event);
    expect(await runs.listEvents(runId)).toEqual([
      { ...events[0], id: expect.any(Number) },
      { ...events[1], id: expect.any(Number) },
      { ...events[2], id: expect.any(Number), detail: 'out of memory' },
    ]);
    expect(await runs.listEvents('run_unknown')).toEqual([]);
  });
});

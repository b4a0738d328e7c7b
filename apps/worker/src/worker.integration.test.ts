import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Installation, openInstallation } from './testing/installation.ts';
import { isAvailable, SERVICES } from './testing/test-services.ts';
import { buildWorker } from './testing/worker-process.ts';

/** Generous: a killed worker's delivery comes back only after the queue has missed it for a while. */
const PATIENCE = { timeout: 100_000, interval: 50 };
const KILLS = 10;
/** With Redis, what a killed worker held comes back only after up to 20 s; the rest is for the measuring. */
const KILLING_MS = KILLS * 20_000 + 160_000;

/** Windows has no signal that a process could answer. */
const POLITELY = process.platform === 'win32' ? 'disconnect' : 'SIGTERM';

beforeAll(buildWorker);

for (const services of SERVICES) {
  describe.skipIf(!isAvailable(services))(`a worker in the ${services.mode} mode`, () => {
    let installation: Installation;

    beforeEach(async () => {
      installation = await openInstallation(services);
    });
    afterEach(() => installation.close());

    const status = async (runId: string) => (await installation.findRun(runId)).status;
    const recorded = (runId: string) => installation.repositories.samples.count(runId);

    /** Every planned sample is stored once, each is a whole answer, and the measuring itself was examined. */
    async function expectWholeRun(runId: string): Promise<void> {
      const { samples } = installation.repositories;
      const run = await installation.findRun(runId);
      const stored = await samples.list(runId);
      expect(run).toMatchObject({ status: 'completed', error: null });
      expect(stored.map(({ ordinal }) => ordinal)).toEqual(
        Array.from({ length: run.plannedSamples }, (_, ordinal) => ordinal),
      );
      expect(new Set(stored.map(({ outcome }) => outcome))).toEqual(new Set(['succeeded']));
      expect(stored.every(({ text }) => text === 'a b c')).toBe(true);
      expect(run.harness.at(-1)).toMatchObject({
        certificate: { version: 1, concurrency: 1 },
        certificateError: null,
        watch: { durationMs: expect.any(Number) },
      });
    }

    it(
      'measures every planned sample once, although it is killed again and again',
      async () => {
        await installation.startWorker().then((worker) => worker.end('SIGKILL'));
        // A hundred milliseconds each: no worker gets far enough for the run to end before the last kill.
        const runId = await installation.createRun(25);
        expect((await installation.findRun(runId)).plannedSamples).toBeGreaterThanOrEqual(200);
        for (let kill = 1; kill <= KILLS; kill += 1) {
          const worker = await installation.startWorker();
          const before = await recorded(runId);
          // Any moment will do: during a request, a write, or the moment between.
          const more = Math.floor(Math.random() * 10);
          await expect.poll(() => recorded(runId), PATIENCE).toBeGreaterThan(before + more);
          await pauseAtRandom();
          await worker.end('SIGKILL');
          expect(['running', 'completed']).toContain(await status(runId));
        }
        await installation.startWorker();
        await expect.poll(() => status(runId), PATIENCE).toBe('completed');
        await expectWholeRun(runId);
      },
      KILLING_MS,
    );

    it('gives its run back when it is asked to stop, and the next one completes it', async () => {
      const worker = await installation.startWorker();
      const runId = await installation.createRun(8);
      await expect.poll(() => recorded(runId), PATIENCE).toBeGreaterThan(0);
      const { code, elapsedMs } = await worker.end(POLITELY);
      expect(code).toBe(0);
      expect(elapsedMs).toBeLessThan(8_000);
      const job = await installation.repositories.jobs.find(runId);
      expect(job).toMatchObject({ status: 'queued', attempt: 0, leaseOwner: null });

      await installation.startWorker();
      await expect.poll(() => status(runId), PATIENCE).toBe('completed');
      await expectWholeRun(runId);
      const events = await installation.repositories.runs.listEvents(runId);
      expect(events.map(({ kind }) => kind)).toEqual(['created', 'started', 'resumed', 'finished']);
    });

    it('ends in order when the process that started it is gone', async () => {
      const worker = await installation.startWorker();
      expect((await worker.end('disconnect')).code).toBe(0);
    });

    it('stops the request in flight when its run is cancelled, and works on', async () => {
      await installation.startWorker();
      const runId = await installation.createRun(100);
      await expect.poll(() => recorded(runId), PATIENCE).toBeGreaterThan(0);
      await installation.cancelRun(runId);
      await expect.poll(() => status(runId), PATIENCE).toBe('cancelled');
      await expect.poll(() => installation.server.active(), PATIENCE).toBe(0);
      const run = await installation.findRun(runId);
      expect(run.recordedSamples).toBeLessThan(run.plannedSamples);

      const next = await installation.createRun(1);
      await expect.poll(() => status(next), PATIENCE).toBe('completed');
      await expectWholeRun(next);
    });
  });
}

function pauseAtRandom(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.random() * 200);
  });
}

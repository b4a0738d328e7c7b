import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cancelRun } from '@mizani/core/benchmark/cancel-run';
import { createRun } from '@mizani/core/benchmark/create-run';
import type { Run } from '@mizani/core/benchmark/run';
import { newRunSchema } from '@mizani/core/benchmark/run-definition';
import { newId } from '@mizani/core/units/new-id';
import { openDatabase } from '@mizani/db/client';
import { migrate } from '@mizani/db/migrate';
import { openRepositories, type Repositories } from '@mizani/db/open-repositories';
import { openJobTransport } from '@mizani/jobs/create-job-transport';
import { systemClock } from '@mizani/providers/hardware/system-clock';
import { scriptAnswer } from '@mizani/providers/reference-server/reference-answer';
import {
  type ReferenceServer,
  startReferenceServer,
} from '@mizani/providers/reference-server/start-reference-server';
import { createTestDatabase, type TestServices } from './test-services.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

const SECRET = 'a secret for the tests';

/** An installation with a slow inference server: everything but the worker, whose processes tests start and end. */
export type Installation = {
  repositories: Repositories;
  server: ReferenceServer;
  startWorker(): Promise<WorkerProcess>;
  /** Creates a run over all targets, as the web does. */
  createRun(rounds: number): Promise<string>;
  cancelRun(runId: string): Promise<void>;
  findRun(runId: string): Promise<Run>;
  close(): Promise<void>;
};

const PROMPTS = ['one', 'two', 'three', 'four'].map((text) => ({ text }));

export async function openInstallation(services: TestServices): Promise<Installation> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'mizani-worker-'));
  const empty = await createTestDatabase(services);
  await migrate(empty.url);
  const database = openDatabase(empty.url);
  const repositories = openRepositories(database, { secret: SECRET });
  const { redisUrl } = services;
  const onError = () => {};
  const transport = await (redisUrl === null
    ? openJobTransport({ mode: 'embedded', dataDir, role: 'member', onError })
    : openJobTransport({ mode: 'redis', redisUrl, onError }));
  const server = await startReferenceServer({
    models: [
      { id: 'alpha', loaded: true },
      { id: 'beta', loaded: true },
    ],
    answer: () => scriptAnswer({ tokens: ['a ', 'b ', 'c'], firstTokenAfterMs: 40, gapMs: 30 }),
  });
  const workers: WorkerProcess[] = [];
  const { queue, bus } = transport;
  const dependencies = { ...repositories, queue, bus, clock: systemClock, newId };

  return {
    repositories,
    server,
    async startWorker() {
      const worker = startWorkerProcess({
        DATABASE_URL: empty.url,
        MIZANI_DATA_DIR: dataDir,
        MIZANI_SECRET: SECRET,
        MIZANI_HOST_NAME: path.basename(dataDir),
        MIZANI_LEASE_MS: '1500',
        FOUNDRY_LOCAL_ENDPOINT: `${server.baseUrl}/v1/`,
        ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }),
      });
      workers.push(worker);
      await worker.ready();
      return worker;
    },
    async createRun(rounds) {
      const targets = await repositories.targets.list();
      const definition = newRunSchema.parse({
        kind: 'benchmark',
        targets: targets.map(({ id }) => id),
        prompts: PROMPTS,
        rounds,
      });
      const { id } = await createRun({ ...dependencies, randomSeed: () => 7 }, definition);
      return id;
    },
    cancelRun: async (runId) => {
      await cancelRun(dependencies, runId);
    },
    async findRun(runId) {
      const run = await repositories.runs.find(runId);
      if (!run) throw new Error(`The run ${runId} is gone.`);
      return run;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
      await transport.close();
      await server.close();
      await database.close();
      await empty.dispose();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

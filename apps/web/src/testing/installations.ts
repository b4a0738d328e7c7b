import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EventBus } from '@mizani/core/event/event-bus';
import { openDatabase } from '@mizani/db/client';
import { migrate } from '@mizani/db/migrate';
import { openJobTransport } from '@mizani/jobs/create-job-transport';
import { parseEnvironment } from '../env.ts';
import { openServices, rememberServices, type Services } from '../server/services.ts';

export type Installation = {
  services: Services;
  /** The bus as the worker's process holds it. */
  workerBus: EventBus;
  dispose(): Promise<void>;
};

export type InstallationKind = { name: string; open: (() => Promise<Installation>) | null };

const postgresUrl = process.env.MIZANI_TEST_POSTGRES_URL;
const redisUrl = process.env.MIZANI_TEST_REDIS_URL;

/** Both modes; `open` is null where the services of the team mode are not offered. */
export const INSTALLATIONS: InstallationKind[] = [
  { name: 'SQLite and the embedded bus', open: openEmbedded },
  {
    name: 'PostgreSQL and Redis',
    open: postgresUrl && redisUrl ? () => openTeam(postgresUrl, redisUrl) : null,
  },
];

async function openEmbedded(): Promise<Installation> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'mizani-web-'));
  const installation = await open({ MIZANI_DATA_DIR: dataDir }, dataDir);
  return {
    ...installation,
    async dispose() {
      await installation.dispose();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function openTeam(serverUrl: string, redisServerUrl: string): Promise<Installation> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'mizani-web-'));
  const name = `mizani_web_${randomBytes(6).toString('hex')}`;
  const server = openDatabase(serverUrl);
  await server.client.$executeRawUnsafe(`CREATE DATABASE ${name}`);
  const databaseUrl = new URL(serverUrl);
  databaseUrl.pathname = `/${name}`;
  const redis = new URL(redisServerUrl);
  redis.pathname = '/8';
  const installation = await open(
    {
      MIZANI_DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl.href,
      REDIS_URL: redis.href,
      MIZANI_SECRET: 'a secret for tests only',
    },
    dataDir,
  );
  return {
    ...installation,
    async dispose() {
      await installation.dispose();
      await server.client.$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Migrates, starts the worker's end of the bus, and makes the services those of this process. */
async function open(variables: Record<string, string>, dataDir: string): Promise<Installation> {
  const environment = parseEnvironment({ LOG_LEVEL: 'silent', ...variables }, dataDir);
  await migrate(environment.databaseUrl);
  const worker = await openJobTransport({
    ...(environment.redisUrl === null
      ? { mode: 'embedded' as const, dataDir, role: 'hub' as const }
      : { mode: 'redis' as const, redisUrl: environment.redisUrl }),
    onError: (error) => {
      throw error;
    },
  });
  const services = await rememberServices(openServices(environment));
  return {
    services,
    workerBus: worker.bus,
    async dispose() {
      await services.close();
      await worker.close();
    },
  };
}

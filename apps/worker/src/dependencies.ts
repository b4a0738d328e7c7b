import path from 'node:path';
import type { Clock } from '@mizani/core/units/clock';
import { openDatabase } from '@mizani/db/client';
import { openRepositories, type Repositories } from '@mizani/db/open-repositories';
import { readSecret } from '@mizani/db/secrets/read-secret';
import { openJobTransport } from '@mizani/jobs/create-job-transport';
import type { JobTransport } from '@mizani/jobs/job-transport';
import type { LogEvent } from '@mizani/logger/events';
import { systemClock } from '@mizani/providers/hardware/system-clock';
import { waitPrecisely } from '@mizani/providers/hardware/wait-precisely';
import {
  createHarnessMeter,
  type OwnedHarnessMeter,
} from '@mizani/providers/harness/create-harness-meter';
import type { WorkerEnvironment } from './env.ts';
import { createRuntimeClients, type RuntimeClients } from './runtime/runtime-clients.ts';

/** Bundled beside the worker, see `build.mjs`. */
const REFERENCE_SERVER = path.join(import.meta.dirname, 'reference-server.js');

/** Everything the worker needs from outside, opened and proven to be there. */
export type WorkerDependencies = Repositories & {
  environment: WorkerEnvironment;
  transport: JobTransport;
  clients: RuntimeClients;
  clock: Clock;
  /** Examines this worker's own measuring. */
  harness: OwnedHarnessMeter;
  /** To the fraction of a millisecond, see `waitPrecisely`. Rejects when `signal` is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  log: (event: LogEvent) => void;
  /** Reports what failed where nobody waits for an answer; the worker goes on. */
  onError: (error: unknown) => void;
  close(): Promise<void>;
};

/**
 * Opens database, queue and bus. Throws `MizaniError('unavailable')` when one of them cannot be reached, and
 * `MizaniError('conflict')` when another worker serves the data folder: then nothing stays open.
 */
export async function openDependencies(
  environment: WorkerEnvironment,
  log: (event: LogEvent) => void,
): Promise<WorkerDependencies> {
  const { databaseUrl, configuredSecret, dataDir } = environment;
  const onError = (error: unknown) => log({ event: 'background-error', source: 'worker', error });
  const secret = await readSecret({ configured: configuredSecret, dataDir });
  const database = openDatabase(databaseUrl);
  try {
    await database.ping();
    const transport = await openTransport(environment, onError);
    const repositories = openRepositories(database, { secret });
    const clients = createRuntimeClients({ ...repositories, clock: systemClock });
    const harness = createHarnessMeter({ clock: systemClock, serverEntry: REFERENCE_SERVER });
    return {
      ...repositories,
      environment,
      transport,
      clients,
      clock: systemClock,
      harness,
      wait: (ms, signal) => waitPrecisely(systemClock, ms, signal),
      log,
      onError,
      close: () => closeAll([harness, clients, transport, database]),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The local hub is also the lock of the data folder, so it is taken in team mode too. */
async function openTransport(
  { redisUrl, dataDir }: WorkerEnvironment,
  onError: (error: unknown) => void,
): Promise<JobTransport> {
  const local = await openJobTransport({ mode: 'embedded', dataDir, role: 'hub', onError });
  if (redisUrl === null) return local;
  try {
    const redis = await openJobTransport({ mode: 'redis', redisUrl, onError });
    return { ...redis, close: () => redis.close().then(() => local.close()) };
  } catch (error) {
    await local.close();
    throw error;
  }
}

/** In order: what comes later may be needed by what comes before. */
async function closeAll(parts: readonly { close(): Promise<void> }[]): Promise<void> {
  for (const part of parts) await part.close();
}

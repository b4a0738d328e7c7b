import 'server-only';
import { randomInt } from 'node:crypto';
import type { Clock } from '@mizani/core/units/clock';
import { type IdKind, newId } from '@mizani/core/units/new-id';
import { type Database, openDatabase } from '@mizani/db/client';
import { openRepositories, type Repositories } from '@mizani/db/open-repositories';
import { readSecret } from '@mizani/db/secrets/read-secret';
import { openJobTransport } from '@mizani/jobs/create-job-transport';
import type { JobTransport } from '@mizani/jobs/job-transport';
import { createLogger } from '@mizani/logger/create-logger';
import { logEvent } from '@mizani/logger/log-event';
import workspace from '../../../../package.json' with { type: 'json' };
import { readEnvironment, type WebEnvironment } from '../env.ts';
import { createReportCache, type ReportReader } from './report-cache.ts';

/** Everything the server half works with; use cases take what they need of it. */
export type Services = Repositories &
  Pick<JobTransport, 'queue' | 'bus'> & {
    version: string;
    database: Database;
    reports: ReportReader;
    queueKind: JobTransport['mode'];
    logger: ReturnType<typeof createLogger>;
    clock: Clock;
    newId: (kind: IdKind) => string;
    randomSeed: () => number;
    /** Aborts when the process is asked to end: long-lived responses end then. */
    stopping: AbortSignal;
    /** Ends long-lived responses; what is short may still finish. */
    stop(): void;
    close(): Promise<void>;
  };

/** Throws `MizaniError('unavailable')` when the queue cannot be reached; the database is asked at first use. */
export async function openServices(environment: WebEnvironment): Promise<Services> {
  const { databaseUrl, redisUrl, dataDir, configuredSecret, logLevel } = environment;
  const logger = createLogger({ name: 'web', level: logLevel });
  const secret = await readSecret({ configured: configuredSecret, dataDir });
  const transport = await openJobTransport({
    ...(redisUrl === null
      ? { mode: 'embedded' as const, dataDir, role: 'member' as const }
      : { mode: 'redis' as const, redisUrl }),
    onError: (error) => logEvent(logger, { event: 'background-error', source: 'transport', error }),
  });
  const database = openDatabase(databaseUrl);
  const stopping = new AbortController();
  const repositories = openRepositories(database, { secret });
  return {
    ...repositories,
    reports: createReportCache(repositories),
    version: workspace.version,
    database,
    queue: transport.queue,
    bus: transport.bus,
    queueKind: transport.mode,
    logger,
    clock: { monotonicMs: () => performance.now(), epochMs: () => Date.now() },
    newId: (kind) => newId(kind),
    randomSeed: () => randomInt(2 ** 31),
    stopping: stopping.signal,
    stop: () => stopping.abort(),
    async close() {
      stopping.abort();
      await transport.close();
      await database.close();
    },
  };
}

// Next loads this module once per bundle; the process must still have one database and one bus connection.
const remembered = globalThis as { mizaniServices?: Promise<Services> };

/** The services of this process, opened at first use. A failure is not remembered: the next call tries again. */
export function getServices(): Promise<Services> {
  return remembered.mizaniServices ?? rememberServices(openServices(readEnvironment()));
}

/** Makes these the services of the process, until they fail to open. */
export function rememberServices(opening: Promise<Services>): Promise<Services> {
  remembered.mizaniServices = opening;
  opening.catch(() => {
    if (remembered.mizaniServices === opening) delete remembered.mizaniServices;
  });
  return opening;
}

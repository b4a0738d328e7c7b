import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Host } from '@mizani/core/host/host';
import { parseDatabaseUrl } from '@mizani/db/database-url';
import type { WorkerDependencies } from './dependencies.ts';
import { createProcessors } from './processors/registry.ts';
import { attachRuntimes } from './runtime/attach-runtimes.ts';
import { describeEnvironment } from './runtime/describe-environment.ts';
import { executeJob } from './runtime/execute-job.ts';
import { PROBE_INTERVAL_MS, probeRuntimes } from './runtime/probe-runtimes.ts';
import { QuietTime } from './runtime/quiet-time.ts';
import { repeat } from './runtime/repeat.ts';
import { keepHostOnline, reportHost } from './runtime/report-host.ts';

export type RunningWorker = {
  host: Host;
  /** To be called once `shutdown` is aborted. Resolves when every job in hand is given back. */
  stop(): Promise<void>;
};

/**
 * Makes the host known, probes its servers and begins to work on its jobs, one at a time: a measurement wants the
 * machine for itself. `shutdown` interrupts the job in hand.
 */
export async function startWorker(
  dependencies: WorkerDependencies,
  shutdown: AbortSignal,
): Promise<RunningWorker> {
  const { environment, transport, clock, log, onError } = dependencies;
  const { bus } = transport;
  const host = await reportHost(dependencies, environment.hostName);
  const { id: hostId, name: hostName, fingerprintHash } = host;
  log({ event: 'host-reported', hostId, hostName, fingerprintHash });
  if (transport.mode === 'embedded' && keepsDatabase(environment)) {
    // We hold the lock of the folder that the database lies in, so whoever held these leases is dead.
    await dependencies.jobs.expireLeases(hostId, clock.epochMs());
  }
  await attachRuntimes(dependencies, environment, hostId);

  const quiet = new QuietTime();
  const probing = { ...dependencies, bus };
  const probeAll = () => quiet.use((signal) => probeRuntimes(probing, hostId, signal));
  await probeAll();

  const execution = {
    ...dependencies,
    bus,
    owner: `${hostName}/${process.pid}/${randomUUID()}`,
    leaseMs: environment.leaseMs,
    shutdown,
    random: Math.random,
    processors: createProcessors({
      ...dependencies,
      bus,
      random: Math.random,
      describeEnvironment: (run) => describeEnvironment({ ...dependencies, hostName }, run),
    }),
  };
  const consumer = transport.createConsumer({
    hostId,
    store: dependencies.jobs,
    handler: (jobId) => quiet.disturb(() => executeJob(execution, jobId)),
  });
  await consumer.start();
  const stopReporting = keepHostOnline({ ...dependencies, onError }, hostId);
  const stopProbing = repeat({ everyMs: PROBE_INTERVAL_MS, task: probeAll, onError });

  return {
    host,
    async stop() {
      await Promise.all([consumer.close(), stopReporting(), quiet.end(), stopProbing()]);
    },
  };
}

function keepsDatabase({ databaseUrl, dataDir }: WorkerDependencies['environment']): boolean {
  const location = parseDatabaseUrl(databaseUrl);
  return location.dialect === 'sqlite' && path.dirname(location.file) === path.resolve(dataDir);
}

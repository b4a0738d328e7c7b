import { invalidInput } from '../errors/mizani-error.ts';
import { deliverIfReachable } from '../job/deliver-if-reachable.ts';
import type { JobQueue } from '../job/job-queue.ts';
import type { JobStore } from '../job/job-store.ts';
import type { Clock } from '../units/clock.ts';
import type { IdKind } from '../units/new-id.ts';
import type { HostRepository } from './host-repository.ts';
import type { NewRuntime } from './new-runtime.ts';
import { normalizeBaseUrl } from './normalize-base-url.ts';
import type { Runtime } from './runtime.ts';
import type { RuntimeRepository } from './runtime-repository.ts';

export type AttachRuntimeDependencies = {
  hosts: Pick<HostRepository, 'find'>;
  runtimes: Pick<RuntimeRepository, 'attach'>;
  jobs: Pick<JobStore, 'insert'>;
  queue: Pick<JobQueue, 'deliver'>;
  clock: Clock;
  newId: (kind: IdKind) => string;
};

/** Name of the job that finds out what a runtime offers, in the job catalog. */
export const PROBE_RUNTIME_JOB = 'probe-runtime';

export const PROBE_RUNTIME_OPTIONS = {
  // Somebody waits for the answer on a page, and it takes a moment only: goes before benchmarks.
  priority: 1,
  // "Unreachable" is an answer; a second attempt is for a worker that died, not for a server that is away.
  maxAttempts: 2,
} as const;

/**
 * Attaches an inference server to a host, or changes the address of the one with that name, and lets the host's
 * worker probe it: only the host itself knows whether it can reach the address.
 * Throws `MizaniError('invalid-input')` for an unknown host or an address that cannot be used.
 */
export async function attachRuntime(
  { hosts, runtimes, jobs, queue, clock, newId }: AttachRuntimeDependencies,
  { baseUrl, ...input }: NewRuntime,
): Promise<Runtime> {
  const address = normalizeBaseUrl(baseUrl);
  if ((await hosts.find(input.hostId)) === null) {
    const message = `There is no host with the id "${input.hostId}".`;
    throw invalidInput([{ field: 'hostId', message }]);
  }
  const nowEpochMs = clock.epochMs();
  const { apiKey, ...rest } = input;
  const runtime = await runtimes.attach(
    { ...rest, baseUrl: address, ...(apiKey === undefined ? {} : { apiKey }) },
    nowEpochMs,
  );

  const jobId = newId('job');
  const { hostId } = runtime;
  const payload = { runtimeId: runtime.id };
  await jobs.insert(
    { id: jobId, name: PROBE_RUNTIME_JOB, hostId, payload, ...PROBE_RUNTIME_OPTIONS },
    nowEpochMs,
  );
  const { priority } = PROBE_RUNTIME_OPTIONS;
  await deliverIfReachable(queue, { jobId, hostId, priority, delayMs: 0 });
  return runtime;
}

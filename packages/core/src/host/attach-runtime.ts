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

/** The job that finds out what a runtime offers, as the job catalog has it. Goes before benchmarks: somebody waits. */
const PROBE = { name: 'probe-runtime', priority: 1, maxAttempts: 2 } as const;

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
  await jobs.insert({ id: jobId, hostId, payload, ...PROBE }, nowEpochMs);
  await deliverIfReachable(queue, { jobId, hostId, priority: PROBE.priority, delayMs: 0 });
  return runtime;
}

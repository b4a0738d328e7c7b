import type { Run, RunEnvironment } from '@mizani/core/benchmark/run';
import type { RuntimeRepository } from '@mizani/core/host/runtime-repository';
import { hashFingerprint, readFingerprint } from '@mizani/providers/hardware/read-fingerprint';
import { MIZANI_VERSION } from '../version.ts';

/** What a run is measured on, as far as this worker can know it now. */
export async function describeEnvironment(
  { runtimes, hostName }: { runtimes: Pick<RuntimeRepository, 'find'>; hostName: string },
  run: Pick<Run, 'targets'>,
): Promise<RunEnvironment> {
  const fingerprint = readFingerprint();
  const runtimeIds = new Set(run.targets.map(({ runtimeId }) => runtimeId));
  const versions = [...runtimeIds].map(
    async (id) => [id, (await runtimes.find(id))?.version ?? null] as const,
  );
  return {
    hostName,
    fingerprint,
    fingerprintHash: hashFingerprint(fingerprint),
    workerVersion: MIZANI_VERSION,
    runtimeVersions: Object.fromEntries(await Promise.all(versions)),
  };
}

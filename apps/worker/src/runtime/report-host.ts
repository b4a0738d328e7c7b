import { HOST_REPORT_INTERVAL_MS, type Host } from '@mizani/core/host/host';
import type { HostRepository } from '@mizani/core/host/host-repository';
import type { Clock } from '@mizani/core/units/clock';
import { hashFingerprint, readFingerprint } from '@mizani/providers/hardware/read-fingerprint';
import { MIZANI_VERSION } from '../version.ts';
import { repeat } from './repeat.ts';

/** Makes this machine known under its name, with what it is made of today. */
export function reportHost(
  { hosts, clock }: { hosts: Pick<HostRepository, 'report'>; clock: Clock },
  name: string,
): Promise<Host> {
  const fingerprint = readFingerprint();
  return hosts.report(
    {
      name,
      fingerprint,
      fingerprintHash: hashFingerprint(fingerprint),
      workerVersion: MIZANI_VERSION,
    },
    clock.epochMs(),
  );
}

/** Shows that the host is alive until the returned function is called. Goes on during runs: it is one cheap statement. */
export function keepHostOnline(
  dependencies: {
    hosts: Pick<HostRepository, 'touch'>;
    clock: Clock;
    onError: (error: unknown) => void;
  },
  hostId: string,
): () => Promise<void> {
  return repeat({
    everyMs: HOST_REPORT_INTERVAL_MS,
    task: () => dependencies.hosts.touch(hostId, dependencies.clock.epochMs()),
    onError: dependencies.onError,
  });
}

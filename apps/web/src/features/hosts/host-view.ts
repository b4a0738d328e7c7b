import { type Host, isOnline } from '@mizani/core/host/host';
import type { HostRepository } from '@mizani/core/host/host-repository';
import type { Runtime, Target } from '@mizani/core/host/runtime';
import type { RuntimeRepository, TargetRepository } from '@mizani/core/host/runtime-repository';
import type { Clock } from '@mizani/core/units/clock';

/** A host with what runs on it. */
export type HostView = {
  host: Host;
  online: boolean;
  runtimes: (Runtime & { targets: Target[] })[];
};

/** All hosts with their runtimes and the targets available now. */
export async function readHostViews(services: {
  hosts: HostRepository;
  runtimes: RuntimeRepository;
  targets: TargetRepository;
  clock: Clock;
}): Promise<HostView[]> {
  const [hosts, runtimes, targets] = await Promise.all([
    services.hosts.list(),
    services.runtimes.list(),
    services.targets.list(),
  ]);
  const nowEpochMs = services.clock.epochMs();
  return hosts.map((host) => ({
    host,
    online: isOnline(host, nowEpochMs),
    runtimes: runtimes
      .filter((runtime) => runtime.hostId === host.id)
      .map((runtime) => ({
        ...runtime,
        targets: targets.filter((target) => target.runtimeId === runtime.id),
      })),
  }));
}

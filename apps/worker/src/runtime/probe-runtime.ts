import { MizaniError, notFound } from '@mizani/core/errors/mizani-error';
import type { EventBus } from '@mizani/core/event/event-bus';
import type { Runtime } from '@mizani/core/host/runtime';
import type { RuntimeRepository } from '@mizani/core/host/runtime-repository';
import type { RuntimeProbe } from '@mizani/core/inference/runtime-client';
import type { Clock } from '@mizani/core/units/clock';
import type { LogEvent } from '@mizani/logger/events';
import type { RuntimeClients } from './runtime-clients.ts';

export type ProbeDependencies = {
  runtimes: Pick<RuntimeRepository, 'find' | 'recordProbe'>;
  clients: Pick<RuntimeClients, 'open'>;
  bus: Pick<EventBus, 'publish'>;
  clock: Clock;
  log: (event: LogEvent) => void;
};

/**
 * Asks a runtime what it is and which models it has, and stores the answer; "unreachable" is an answer too.
 * Throws `MizaniError('not-found')` when there is no such runtime, and the reason of `signal` when it is aborted.
 */
export async function probeRuntime(
  dependencies: ProbeDependencies,
  runtimeId: string,
  signal: AbortSignal,
): Promise<void> {
  const { runtimes, bus, clock, log } = dependencies;
  const runtime = await runtimes.find(runtimeId);
  if (runtime === null) throw notFound('runtime', runtimeId);
  const probe = await askRuntime(dependencies, runtimeId, signal);
  await runtimes.recordProbe(runtimeId, probe, clock.epochMs());
  // Once a minute all day long nothing has changed, and the log need not say so.
  if (runtime.lastProbe?.reachable !== probe.reachable) log(describeProbe(runtime, probe));
  await bus.publish({ kind: 'host-changed', hostId: runtime.hostId });
}

/** A key that cannot be read keeps us from the server as much as a closed port, and is shown in the same place. */
async function askRuntime(
  { clients }: ProbeDependencies,
  runtimeId: string,
  signal: AbortSignal,
): Promise<RuntimeProbe> {
  try {
    const client = await clients.open(runtimeId);
    return await client.probe(signal);
  } catch (error) {
    const isKeyTrouble = error instanceof MizaniError && error.code === 'unavailable';
    if (!isKeyTrouble || error.retryable) throw error;
    return { reachable: false, error: error.message };
  }
}

function describeProbe({ id, hostId }: Runtime, probe: RuntimeProbe): LogEvent {
  return {
    event: 'runtime-probed',
    runtimeId: id,
    hostId,
    reachable: probe.reachable,
    targetCount: probe.reachable ? probe.models.length : 0,
    roundTripMs: probe.reachable ? probe.roundTripMs : null,
    ...(probe.reachable ? {} : { error: probe.error }),
  };
}

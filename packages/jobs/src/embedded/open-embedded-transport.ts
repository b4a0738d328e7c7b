import type { EventBus } from '@mizani/core/event/event-bus';
import type { ErrorReporter, JobTransport } from '../job-transport.ts';
import { createEmbeddedConsumer } from './embedded-consumer.ts';
import { createEmbeddedQueue } from './embedded-queue.ts';
import { type EventHub, openEventHub } from './open-event-hub.ts';
import { openEventMember } from './open-event-member.ts';

/** See `openJobTransport`. */
export async function openEmbeddedTransport(options: {
  dataDir: string;
  role: 'hub' | 'member';
  onError: ErrorReporter;
}): Promise<JobTransport> {
  const hub = options.role === 'hub' ? await openEventHub(options) : null;
  const bus = hub ?? (await openEventMember(options));
  return {
    mode: 'embedded',
    queue: createEmbeddedQueue(bus),
    bus,
    createConsumer: (consumer) =>
      createEmbeddedConsumer({
        ...consumer,
        subscribeToNudges: (wake) => subscribeToNudges({ bus, hub, hostId: consumer.hostId, wake }),
        nowEpochMs: Date.now,
        onError: options.onError,
      }),
    close: () => bus.close(),
  };
}

/** A member that connects may have stored jobs while nobody heard it, so that counts as a nudge too. */
function subscribeToNudges(deps: {
  bus: EventBus;
  hub: EventHub | null;
  hostId: string;
  wake: () => void;
}): () => void {
  const stopEvents = deps.bus.subscribe((event) => {
    if (event.kind === 'job-queued' && event.hostId === deps.hostId) deps.wake();
  });
  const stopArrivals = deps.hub?.onMemberConnected(deps.wake);
  return () => {
    stopEvents();
    stopArrivals?.();
  };
}

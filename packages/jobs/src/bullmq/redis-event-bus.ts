import { busEventSchema } from '@mizani/core/event/bus-event';
import type { EventBus } from '@mizani/core/event/event-bus';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { createEventListeners } from '../event-listeners.ts';
import type { ErrorReporter } from '../job-transport.ts';

const CHANNEL = 'mizani:events';

const envelopeSchema = z.object({
  /** The publishing bus, which has told its own listeners already and ignores the echo. */
  origin: z.string(),
  event: busEventSchema,
});

/**
 * Events over Redis pub/sub. Listeners of the publishing process hear an event at once, and even while Redis is
 * away; for all others it is lost then. The connections stay the caller's.
 */
export async function openRedisEventBus(deps: {
  publisher: Redis;
  /** Used for nothing else: a connection that subscribes can do nothing else. */
  subscriber: Redis;
  onError: ErrorReporter;
}): Promise<EventBus> {
  const { publisher, subscriber } = deps;
  const listeners = createEventListeners(deps.onError);
  const origin = crypto.randomUUID();

  subscriber.on('message', (_channel: string, message: string) => {
    const envelope = envelopeSchema.safeParse(parseJson(message));
    if (envelope.success && envelope.data.origin !== origin) listeners.emit(envelope.data.event);
  });
  await subscriber.subscribe(CHANNEL);

  return {
    async publish(event) {
      listeners.emit(event);
      await publisher.publish(CHANNEL, JSON.stringify({ origin, event })).catch(() => {
        // Dropped, as the port says; the connection reports its outage.
      });
    },
    subscribe: (listener) => listeners.add(listener),
    async close() {
      listeners.clear();
    },
  };
}

/** Undefined for what is not JSON: the channel is open to everybody on that Redis. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

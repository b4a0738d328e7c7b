import type { BusEvent } from '@mizani/core/event/bus-event';
import type { EventBus } from '@mizani/core/event/event-bus';
import { createEventListeners } from '@mizani/jobs/event-listeners';

/** A bus of one process that also keeps what was published. */
export function createLocalBus(): EventBus & { published: BusEvent[] } {
  const listeners = createEventListeners((error) => {
    throw error;
  });
  const published: BusEvent[] = [];
  return {
    published,
    async publish(event) {
      published.push(event);
      listeners.emit(event);
    },
    subscribe: (listener) => listeners.add(listener),
    close: async () => listeners.clear(),
  };
}

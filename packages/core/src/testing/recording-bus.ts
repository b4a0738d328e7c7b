import type { BusEvent } from '../event/bus-event.ts';
import type { EventBus } from '../event/event-bus.ts';

/** A bus that nobody hears: it keeps what was published. */
export function createRecordingBus(): Pick<EventBus, 'publish'> & { published: BusEvent[] } {
  const published: BusEvent[] = [];
  return {
    published,
    async publish(event) {
      published.push(event);
    },
  };
}

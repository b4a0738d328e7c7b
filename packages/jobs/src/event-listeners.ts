import type { BusEvent } from '@mizani/core/event/bus-event';
import type { EventListener } from '@mizani/core/event/event-bus';

export type EventListeners = {
  add(listener: EventListener): () => void;
  emit(event: BusEvent): void;
  clear(): void;
};

/** The listeners in this process. One that throws is reported and does not disturb the others. */
export function createEventListeners(onError: (error: unknown) => void): EventListeners {
  // Each subscription has a key of its own, so that one function may be subscribed twice.
  const listeners = new Map<symbol, EventListener>();
  return {
    add(listener) {
      const key = Symbol('subscription');
      listeners.set(key, listener);
      return () => {
        listeners.delete(key);
      };
    },
    emit(event) {
      for (const listener of [...listeners.values()]) {
        try {
          listener(event);
        } catch (error) {
          onError(error);
        }
      }
    },
    clear: () => listeners.clear(),
  };
}

import type { BusEvent } from './bus-event.ts';

export type EventListener = (event: BusEvent) => void;

/** Events between the processes of one installation; also heard by listeners in the publishing process. */
export interface EventBus {
  /** Resolves when the event is handed over, not when it is heard. Drops the event when nobody is connected. */
  publish(event: BusEvent): Promise<void>;
  /** Returns the function that ends the subscription. A listener that throws does not disturb the others. */
  subscribe(listener: EventListener): () => void;
  close(): Promise<void>;
}

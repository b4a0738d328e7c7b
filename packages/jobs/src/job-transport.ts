import type { EventBus } from '@mizani/core/event/event-bus';
import type { DeliveryHandler, JobConsumer, JobQueue } from '@mizani/core/job/job-queue';
import type { JobStore } from '@mizani/core/job/job-store';

/** Gets the errors that no caller is there to catch: lost connections, listeners that throw. */
export type ErrorReporter = (error: unknown) => void;

export type JobConsumerOptions = {
  hostId: string;
  store: JobStore;
  handler: DeliveryHandler;
  /** Jobs in hand at once; 1 unless told. A measurement wants the machine for itself. */
  concurrency?: number;
  /** How often lost deliveries are looked for: 5 s with Redis, 30 s without. Each look is one cheap query. */
  reconcileIntervalMs?: number;
};

/** How work and events travel between the processes of one installation. */
export type JobTransport = {
  mode: 'embedded' | 'redis';
  queue: JobQueue;
  bus: EventBus;
  createConsumer(options: JobConsumerOptions): JobConsumer;
  /** Closes queue and bus. Consumers are closed by whoever made them, and before this. */
  close(): Promise<void>;
};

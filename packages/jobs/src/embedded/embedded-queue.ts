import type { EventBus } from '@mizani/core/event/event-bus';
import type { JobQueue } from '@mizani/core/job/job-queue';

/**
 * Without a queue server the rows are the queue: the consumer reads them itself, and a delivery only tells it
 * to look now. So nothing here can be unreachable, and there is nothing to withdraw but the row.
 */
export function createEmbeddedQueue(bus: EventBus): JobQueue {
  return {
    deliver: ({ jobId, hostId }) => bus.publish({ kind: 'job-queued', hostId, jobId }),
    async withdraw() {},
    async ping() {},
    async close() {},
  };
}

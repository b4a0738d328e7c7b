import type { JobQueue } from '@mizani/core/job/job-queue';
import { type JobsOptions, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { bullmqPriority } from './bullmq-priority.ts';
import { redisUnavailable } from './redis-unavailable.ts';

/** What a delivery carries; everything else is read from the row. */
export const deliverySchema = z.object({ jobId: z.string() });
export type Delivery = z.infer<typeof deliverySchema>;

/** One queue per host, because a job is bound to the machine it measures. */
export function queueName(hostId: string): string {
  return `mizani-${hostId}`;
}

/** Finished deliveries leave no trace, or their id could never be delivered again. */
const EVERY_DELIVERY: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

/** The producer's side over BullMQ. The connection stays the caller's, and should fail fast. */
export function createBullmqQueue(deps: { connection: Redis; address: string }): JobQueue {
  const { connection, address } = deps;
  const queues = new Map<string, Queue<Delivery>>();

  const queueOf = (hostId: string): Queue<Delivery> => {
    const known = queues.get(hostId);
    if (known) return known;
    const queue = new Queue<Delivery>(queueName(hostId), {
      connection,
      defaultJobOptions: EVERY_DELIVERY,
      // All that BullMQ does by itself at the start would wait for Redis, or fail for good without it.
      skipWaitingForReady: true,
      skipVersionCheck: true,
      skipMetasUpdate: true,
    });
    // The connection reports its own outages, and every call throws its own error.
    queue.on('error', () => {});
    queues.set(hostId, queue);
    return queue;
  };

  const call = async (action: () => Promise<unknown>): Promise<void> => {
    if (connection.status !== 'ready') throw redisUnavailable(address, connection.status);
    try {
      await action();
    } catch (error) {
      throw redisUnavailable(address, error);
    }
  };

  return {
    deliver: ({ jobId, hostId, priority, delayMs }) =>
      call(() =>
        queueOf(hostId).add(
          'job',
          { jobId },
          { jobId, priority: bullmqPriority(priority), delay: Math.max(0, delayMs) },
        ),
      ),
    withdraw: ({ jobId, hostId }) => call(() => queueOf(hostId).remove(jobId)),
    ping: () => call(() => connection.ping()),
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      queues.clear();
    },
  };
}

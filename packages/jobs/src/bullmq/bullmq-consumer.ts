import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { DeliveryOutcome, JobConsumer, JobQueue } from '@mizani/core/job/job-queue';
import { DelayedError, isNotConnectionError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { ErrorReporter, JobConsumerOptions } from '../job-transport.ts';
import { type Delivery, deliverySchema, queueName } from './bullmq-queue.ts';
import { closeWorker } from './close-worker.ts';
import { connectRedis, disconnectRedis, PATIENT } from './connect-redis.ts';

const RECONCILE_INTERVAL_MS = 5_000;
const RECONCILE_JOBS_MAX = 100;

/**
 * A delivery whose worker died is delivered again after about this long plus two checks. It may be short, because
 * the lease of the row decides who works: a lock that is lost in a busy moment only costs a second delivery.
 */
const LOCK_DURATION_MS = 15_000;
const STALLED_CHECK_INTERVAL_MS = 5_000;

/**
 * The worker's side over BullMQ. Every few seconds, and at the start, the due rows are delivered once more, so a
 * delivery that Redis has lost costs seconds. `start` throws `MizaniError('unavailable')` when Redis is away.
 */
export function createBullmqConsumer(
  options: JobConsumerOptions & { redisUrl: string; queue: JobQueue; onError: ErrorReporter },
): JobConsumer {
  const { hostId, store, queue, onError } = options;
  const reconcileIntervalMs = options.reconcileIntervalMs ?? RECONCILE_INTERVAL_MS;
  const inHand = new Set<Promise<unknown>>();
  let closed = false;
  let connection: Redis | null = null;
  let worker: Worker<Delivery> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let reconciling = Promise.resolve();

  const reconcile = async (): Promise<void> => {
    try {
      const due = await store.listDue({
        hostId,
        nowEpochMs: Date.now(),
        limit: RECONCILE_JOBS_MAX,
      });
      for (const { id, priority } of due) {
        if (closed) return;
        await queue.deliver({ jobId: id, hostId, priority, delayMs: 0 });
      }
    } catch (error) {
      // An outage of Redis is reported once, by its connection, and not every few seconds.
      if (!(error instanceof MizaniError && error.code === 'unavailable')) onError(error);
    }
  };

  const reconcileForever = async (): Promise<void> => {
    await reconcile();
    if (!closed) {
      timer = setTimeout(() => {
        reconciling = reconcileForever();
      }, reconcileIntervalMs);
    }
  };

  const handle = async (jobId: string): Promise<DeliveryOutcome> => {
    // Fetched at the moment of closing: it is for the next worker.
    if (closed) return { kind: 'redeliver', delayMs: 0 };
    const handled = options.handler(jobId);
    inHand.add(handled);
    try {
      return await handled;
    } finally {
      inHand.delete(handled);
    }
  };

  return {
    async start() {
      connection = await connectRedis({
        redisUrl: options.redisUrl,
        behaviour: PATIENT,
        isClosing: () => closed,
        // One Redis, one outage: the connection of the queue reports it.
        onError: () => {},
      });
      worker = new Worker<Delivery>(
        queueName(hostId),
        async (job, token) => {
          const outcome = await handle(deliverySchema.parse(job.data).jobId);
          if (outcome.kind === 'done') return;
          await job.moveToDelayed(Date.now() + outcome.delayMs, token);
          throw new DelayedError();
        },
        {
          connection,
          concurrency: options.concurrency ?? 1,
          lockDuration: LOCK_DURATION_MS,
          stalledInterval: STALLED_CHECK_INTERVAL_MS,
          // How often a job may be tried is the row's to say.
          maxStalledCount: 1_000_000,
          runRetryDelay: 1_000,
        },
      );
      worker.on('error', (error) => {
        if (isNotConnectionError(error)) onError(error);
      });
      // A handler never throws for a job that fails, so this is a fault of ours, and worth a line.
      worker.on('failed', (_job, error) => onError(error));
      await worker.waitUntilReady();
      reconciling = reconcileForever();
      await reconciling;
    },

    async close() {
      closed = true;
      await reconciling;
      clearTimeout(timer);
      // Takes no other job from here on, but keeps the locks of those in hand.
      await worker?.pause(true);
      await Promise.allSettled(inHand);
      if (worker && connection) await closeWorker(worker, connection);
      if (connection) await disconnectRedis(connection);
    },
  };
}

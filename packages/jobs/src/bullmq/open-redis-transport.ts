import type { ErrorReporter, JobTransport } from '../job-transport.ts';
import { createBullmqConsumer } from './bullmq-consumer.ts';
import { createBullmqQueue } from './bullmq-queue.ts';
import { connectRedis, disconnectRedis, FAIL_FAST, PATIENT } from './connect-redis.ts';
import { redisAddress } from './redis-address.ts';
import { openRedisEventBus } from './redis-event-bus.ts';

/** See `openJobTransport`. */
export async function openRedisTransport(options: {
  redisUrl: string;
  onError: ErrorReporter;
}): Promise<JobTransport> {
  const { redisUrl, onError } = options;
  let closed = false;
  const isClosing = () => closed;
  const connection = await connectRedis({ redisUrl, behaviour: FAIL_FAST, isClosing, onError });
  // One Redis, one outage: the other connection reports it.
  const subscriber = await connectRedis({
    redisUrl,
    behaviour: PATIENT,
    isClosing,
    onError: () => {},
  }).catch(async (error: unknown) => {
    await disconnectRedis(connection);
    throw error;
  });
  const bus = await openRedisEventBus({ publisher: connection, subscriber, onError });
  const queue = createBullmqQueue({ connection, address: redisAddress(redisUrl) });

  return {
    mode: 'redis',
    queue,
    bus,
    createConsumer: (consumer) => createBullmqConsumer({ ...consumer, redisUrl, queue, onError }),
    async close() {
      closed = true;
      await bus.close();
      await queue.close();
      await Promise.all([disconnectRedis(connection), disconnectRedis(subscriber)]);
    },
  };
}

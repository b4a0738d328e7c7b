import { Redis } from 'ioredis';
import { describe } from 'vitest';
import { openJobTransport } from '../create-job-transport.ts';
import { describeEventBus } from '../testing/event-bus-conformance.ts';
import { describeJobQueue } from '../testing/job-queue-conformance.ts';
import { testRedisUrl } from '../testing/test-redis-url.ts';

const offeredUrl = testRedisUrl();
const redisUrl = offeredUrl ?? '';
const onError = () => {};

describe.skipIf(offeredUrl === null)('with Redis', () => {
  describeJobQueue('the queue over BullMQ', async () => {
    const admin = new Redis(redisUrl);
    await admin.flushdb();
    const open = () => openJobTransport({ mode: 'redis', redisUrl, onError });
    const [producer, worker] = await Promise.all([open(), open()]);
    return {
      producer,
      worker,
      async loseDeliveries() {
        await admin.flushdb();
      },
      async dispose() {
        await Promise.all([producer.close(), worker.close()]);
        await admin.flushdb();
        await admin.quit();
      },
    };
  });

  describeEventBus('the event bus over Redis', async () => {
    const open = () => openJobTransport({ mode: 'redis', redisUrl, onError });
    const transports = await Promise.all([open(), open(), open()]);
    const [first, second, third] = transports;
    return {
      buses: [first.bus, second.bus, third.bus],
      async dispose() {
        await Promise.all(transports.map((transport) => transport.close()));
      },
    };
  });
});

import { createMemoryJobStore } from '@mizani/core/testing/memory-job-store';
import { newId } from '@mizani/core/units/new-id';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJobTransport } from '../create-job-transport.ts';
import type { JobTransport } from '../job-transport.ts';
import { createClaimingHandler, type Work } from '../testing/claiming-handler.ts';
import { eventNumber } from '../testing/event-bus-conformance.ts';
import { createGate } from '../testing/gate.ts';
import { openTcpProxy, type TcpProxy } from '../testing/tcp-proxy.ts';
import { testRedisUrl } from '../testing/test-redis-url.ts';

const offeredUrl = testRedisUrl();
const redisUrl = offeredUrl ?? 'redis://127.0.0.1:6379/7';
const PATIENCE = { timeout: 20_000, interval: 20 };

describe.skipIf(offeredUrl === null)('the Redis transport in an outage', () => {
  let proxy: TcpProxy;
  let admin: Redis;
  let transport: JobTransport;
  let errors: unknown[];
  let cleanUps: (() => Promise<void>)[];

  beforeEach(async () => {
    const { hostname, port } = new URL(redisUrl);
    proxy = await openTcpProxy({ host: hostname, port: Number(port || 6379) });
    admin = new Redis(redisUrl);
    await admin.flushdb();
    errors = [];
    transport = await openThroughProxy();
    cleanUps = [];
  });
  afterEach(async () => {
    for (const cleanUp of cleanUps) await cleanUp();
    await transport.close();
    await proxy.cut();
    await admin.quit();
  });

  const openThroughProxy = () =>
    openJobTransport({
      mode: 'redis',
      redisUrl: `redis://127.0.0.1:${proxy.port}/7`,
      onError: (error) => errors.push(error),
    });

  const startConsumer = async (work: Work) => {
    const store = createMemoryJobStore();
    const hostId = newId('host');
    const handler = createClaimingHandler({ store, owner: 'worker', work });
    const consumer = transport.createConsumer({ hostId, store, handler, reconcileIntervalMs: 200 });
    await consumer.start();
    const insert = async () => {
      const id = newId('job');
      await store.insert({ id, name: 'test', hostId, payload: {} }, Date.now());
      return id;
    };
    const statusOf = async (id: string) => (await store.find(id))?.status;
    return { consumer, hostId, insert, statusOf };
  };

  it('is not opened without Redis, and says where it looked but not the password', async () => {
    await proxy.cut();
    const opening = openJobTransport({
      mode: 'redis',
      redisUrl: `redis://me:very-secret@127.0.0.1:${proxy.port}`,
      onError: () => {},
    });
    const error = await opening.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'unavailable', retryable: true });
    expect(String(error)).toContain(`127.0.0.1:${proxy.port}`);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('very-secret');
    await proxy.restore();
  });

  it('keeps a refused password out of the error', async () => {
    const user = `mizani-${Date.now()}`;
    await admin.call('ACL', 'SETUSER', user, 'on', '>the-right-one', '+@all', '~*', '&*');
    const opening = openJobTransport({
      mode: 'redis',
      redisUrl: `redis://${user}:the-wrong-one@127.0.0.1:${proxy.port}`,
      onError: () => {},
    });
    const error = await opening.catch((reason: unknown) => reason);
    await admin.call('ACL', 'DELUSER', user);
    expect(error).toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/WRONGPASS/),
    });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('the-wrong-one');
  });

  it('answers producers with an error and not with silence', async () => {
    const reference = { jobId: newId('job'), hostId: newId('host'), priority: 1, delayMs: 0 };
    await transport.queue.deliver(reference);
    await proxy.cut();
    for (const call of [
      () => transport.queue.deliver(reference),
      () => transport.queue.deliver({ ...reference, hostId: newId('host') }),
      () => transport.queue.withdraw(reference),
      () => transport.queue.ping(),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'unavailable' });
    }
    await transport.bus.publish(eventNumber(1));

    await proxy.restore();
    await expect.poll(() => isFine(transport.queue.ping()), PATIENCE).toBe(true);
    await transport.queue.deliver({ ...reference, hostId: newId('host') });
  });

  it('reports an outage once', async () => {
    await proxy.cut();
    await expect.poll(() => errors.length, PATIENCE).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(errors).toMatchObject([{ code: 'unavailable' }]);
    await proxy.restore();
  });

  it('hears events again after an outage', async () => {
    const other = await openJobTransport({ mode: 'redis', redisUrl, onError: () => {} });
    cleanUps.push(() => other.close());
    const heard: unknown[] = [];
    transport.bus.subscribe((event) => heard.push(event));
    await proxy.cut();
    await proxy.restore();
    await expect
      .poll(async () => {
        await other.bus.publish(eventNumber(1));
        return heard.length;
      }, PATIENCE)
      .toBeGreaterThan(0);
  });

  it('works on after Redis came back empty, also on what was stored meanwhile', async () => {
    const { consumer, insert, hostId, statusOf } = await startConsumer(async () => undefined);
    cleanUps.push(() => consumer.close());
    const first = await insert();
    await expect.poll(() => statusOf(first), PATIENCE).toBe('completed');

    await proxy.cut();
    const during = await insert();
    await admin.flushdb();
    await proxy.restore();
    await expect.poll(() => statusOf(during), PATIENCE).toBe('completed');

    const after = await insert();
    await transport.queue.deliver({ jobId: after, hostId, priority: 1, delayMs: 0 });
    await expect.poll(() => statusOf(after), PATIENCE).toBe('completed');
  });

  it.each([
    ['is done', undefined, 'completed'],
    ['is to be tried again', { retryAfterMs: 50 }, 'queued'],
  ])('waits for a job that %s and closes while Redis is away', async (_how, verdict, status) => {
    const gate = createGate();
    let isStarted = false;
    const handlesBefore = sockets();
    const { consumer, insert, statusOf } = await startConsumer(async () => {
      isStarted = true;
      await gate.opened;
      return verdict;
    });
    const id = await insert();
    await expect.poll(() => isStarted, PATIENCE).toBe(true);
    await proxy.cut();
    let closed = false;
    const closing = consumer.close().then(() => {
      closed = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(closed).toBe(false);
    gate.open();
    await closing;
    expect(await statusOf(id)).toBe(status);
    await proxy.restore();
    await expect.poll(() => isFine(transport.queue.ping()), PATIENCE).toBe(true);
    // Had it left a connection behind, that one would be back as well.
    await expect.poll(sockets, PATIENCE).toBeLessThanOrEqual(handlesBefore);
  });

  it('ignores what others write to its channel', async () => {
    const heard: unknown[] = [];
    transport.bus.subscribe((event) => heard.push(event));
    const other = await openJobTransport({ mode: 'redis', redisUrl, onError: () => {} });
    cleanUps.push(() => other.close());
    for (const garbage of [
      '',
      '{',
      'null',
      '{"origin":1}',
      '{"origin":"x","event":{"kind":"?"}}',
    ]) {
      await admin.publish('mizani:events', garbage);
    }
    await other.bus.publish(eventNumber(1));
    await expect.poll(() => heard, PATIENCE).toEqual([eventNumber(1)]);
    expect(errors).toEqual([]);
  });
});

async function isFine(call: Promise<void>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}

function sockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).length;
}

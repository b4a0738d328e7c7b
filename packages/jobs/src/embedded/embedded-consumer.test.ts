import type { JobConsumer } from '@mizani/core/job/job-queue';
import type { JobStore } from '@mizani/core/job/job-store';
import { createMemoryJobStore } from '@mizani/core/testing/memory-job-store';
import { afterEach, describe, expect, it } from 'vitest';
import { createClaimingHandler, type Work } from '../testing/claiming-handler.ts';
import { createEmbeddedConsumer } from './embedded-consumer.ts';

const HOST = 'host_1';
const PATIENCE = { timeout: 10_000, interval: 5 };

describe('createEmbeddedConsumer', () => {
  let consumer: JobConsumer | undefined;
  afterEach(() => consumer?.close());

  /** Counts looks at the store, because a look is what an idle consumer costs. */
  async function start(setUp: { work?: Work; safetyPollMs?: number; store?: JobStore } = {}) {
    const memory = setUp.store ?? createMemoryJobStore();
    let looks = 0;
    let nudge = () => {};
    const store: JobStore = {
      ...memory,
      listDue(input) {
        looks += 1;
        return memory.listDue(input);
      },
    };
    const errors: unknown[] = [];
    const work: Work = setUp.work ?? (async () => undefined);
    consumer = createEmbeddedConsumer({
      hostId: HOST,
      store,
      handler: createClaimingHandler({ store, owner: 'worker', work }),
      subscribeToNudges(wake) {
        nudge = wake;
        return () => {};
      },
      nowEpochMs: Date.now,
      onError: (error) => errors.push(error),
      reconcileIntervalMs: setUp.safetyPollMs ?? 30_000,
    });
    await consumer.start();
    const insert = async (id: string, delayMs = 0) => {
      await memory.insert({ id, name: 'test', hostId: HOST, payload: {}, delayMs }, Date.now());
    };
    const statusOf = async (id: string) => (await memory.find(id))?.status;
    return { insert, statusOf, nudge: () => nudge(), countLooks: () => looks, errors };
  }

  it('uses next to no processor time while there is nothing to do', async () => {
    const { insert } = await start();
    await insert('job_later', 60_000);
    const before = process.cpuUsage();
    const startMs = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const used = process.cpuUsage(before);
    const share = (used.user + used.system) / 1_000 / (performance.now() - startMs);
    expect(share).toBeLessThan(0.05);
  });

  it('looks once when it starts and not again until it is nudged', async () => {
    const { countLooks, nudge } = await start();
    expect(countLooks()).toBe(1);
    nudge();
    await expect.poll(countLooks, PATIENCE).toBe(2);
  });

  it('answers a burst of nudges with two looks', async () => {
    const { countLooks, nudge } = await start();
    for (let count = 0; count < 1_000; count++) nudge();
    await expect.poll(countLooks, PATIENCE).toBe(3);
  });

  it('sleeps until the next row is due, without a nudge and without looking in between', async () => {
    const store = createMemoryJobStore();
    const row = { id: 'job_1', name: 'test', hostId: HOST, payload: {}, delayMs: 300 };
    await store.insert(row, Date.now());
    const { statusOf, countLooks } = await start({ store });
    await expect.poll(() => statusOf('job_1'), PATIENCE).toBe('completed');
    // At the start, when due (a timer may fire a moment early), and when its hand is free again.
    expect(countLooks()).toBeLessThanOrEqual(4);
  });

  it('finds a row that came without a nudge with its safety poll', async () => {
    const { insert, statusOf } = await start({ safetyPollMs: 50 });
    await insert('job_1');
    await expect.poll(() => statusOf('job_1'), PATIENCE).toBe('completed');
  });

  it('takes over a job when the lease of its worker has expired', async () => {
    const store = createMemoryJobStore();
    const row = { id: 'job_1', name: 'test', hostId: HOST, payload: {} };
    await store.insert(row, Date.now());
    const lease = { jobId: 'job_1', owner: 'dead', leaseMs: 200, nowEpochMs: Date.now() };
    await store.claim(lease);
    const { statusOf } = await start({ store });
    await expect.poll(() => statusOf('job_1'), PATIENCE).toBe('completed');
  });

  it('does not spin on a row that its handler leaves due', async () => {
    const store = createMemoryJobStore();
    const row = { id: 'job_1', name: 'test', hostId: HOST, payload: {} };
    await store.insert(row, Date.now());
    let deliveries = 0;
    consumer = createEmbeddedConsumer({
      hostId: HOST,
      store,
      async handler() {
        deliveries += 1;
        return { kind: 'done' };
      },
      subscribeToNudges: () => () => {},
      nowEpochMs: Date.now,
      onError: () => {},
    });
    await consumer.start();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(deliveries).toBe(1);
  });

  it('reports a store that fails, and recovers with it', async () => {
    const memory = createMemoryJobStore();
    let failing = true;
    const store: JobStore = {
      ...memory,
      async listDue(input) {
        if (failing) throw new Error('the database is away');
        return memory.listDue(input);
      },
    };
    const { insert, statusOf, nudge, errors } = await start({ store });
    expect(errors).toHaveLength(1);
    failing = false;
    await insert('job_1');
    nudge();
    await expect.poll(() => statusOf('job_1'), PATIENCE).toBe('completed');
  });

  it('may be closed twice, and hears no nudge then', async () => {
    const { nudge, countLooks } = await start();
    await consumer?.close();
    await consumer?.close();
    const looks = countLooks();
    nudge();
    expect(countLooks()).toBe(looks);
  });
});

import type { NewJob } from '@mizani/core/job/job';
import type { JobConsumer } from '@mizani/core/job/job-queue';
import type { JobStore } from '@mizani/core/job/job-store';
import { createMemoryJobStore } from '@mizani/core/testing/memory-job-store';
import { newId } from '@mizani/core/units/new-id';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobConsumerOptions, JobTransport } from '../job-transport.ts';
import { createClaimingHandler, type Work } from './claiming-handler.ts';
import { createGate } from './gate.ts';

export type JobQueueHarness = {
  /** As a web process has it. */
  producer: JobTransport;
  /** As a worker has it. */
  worker: JobTransport;
  /** Makes the queue forget every delivery it has accepted. */
  loseDeliveries(): Promise<void>;
  dispose(): Promise<void>;
};

const PATIENCE = { timeout: 15_000, interval: 10 };

/** Registers the tests that a queue and its consumer must pass together, whatever carries the deliveries. */
export function describeJobQueue(name: string, makeHarness: () => Promise<JobQueueHarness>): void {
  describe(name, { timeout: 30_000 }, () => {
    let harness: JobQueueHarness;
    let store: JobStore;
    let hostId: string;
    let consumers: JobConsumer[];
    /** Ids in the order in which they were claimed. */
    let started: string[];
    let finished: string[];

    beforeEach(async () => {
      harness = await makeHarness();
      store = createMemoryJobStore();
      hostId = newId('host');
      consumers = [];
      started = [];
      finished = [];
    });
    afterEach(async () => {
      await Promise.all(consumers.map((consumer) => consumer.close()));
      await harness.dispose();
    });

    const startConsumer = async (
      work: Work = async () => undefined,
      options: Partial<JobConsumerOptions> = {},
    ): Promise<JobConsumer> => {
      const handler = createClaimingHandler({
        store,
        owner: newId('job'),
        async work(job) {
          started.push(job.id);
          const verdict = await work(job);
          finished.push(job.id);
          return verdict;
        },
      });
      const consumer = harness.worker.createConsumer({ hostId, store, handler, ...options });
      consumers.push(consumer);
      await consumer.start();
      return consumer;
    };

    const insert = async (job: Partial<NewJob> = {}): Promise<string> => {
      const id = newId('job');
      await store.insert({ id, name: 'test', hostId, payload: {}, ...job }, Date.now());
      return id;
    };
    const deliver = (jobId: string, job: Partial<NewJob> = {}) =>
      harness.producer.queue.deliver({
        jobId,
        hostId: job.hostId ?? hostId,
        priority: job.priority ?? 10,
        delayMs: job.delayMs ?? 0,
      });
    const enqueue = async (job: Partial<NewJob> = {}): Promise<string> => {
      const id = await insert(job);
      await deliver(id, job);
      return id;
    };
    const allFinished = (count: number) =>
      expect.poll(() => finished.length, PATIENCE).toBeGreaterThanOrEqual(count);

    /** A consumer of one job at a time, busy with a first job until the gate opens. */
    const startBusyConsumer = async () => {
      const gate = createGate();
      await startConsumer(async () => {
        await gate.opened;
        return undefined;
      });
      await enqueue();
      await expect.poll(() => started.length, PATIENCE).toBe(1);
      return gate;
    };

    it('can be reached', async () => {
      await harness.producer.queue.ping();
      await harness.worker.queue.ping();
    });

    it('runs a job that waits already when the consumer starts', async () => {
      const id = await enqueue();
      await startConsumer();
      await allFinished(1);
      expect(started).toEqual([id]);
    });

    it('runs a job that is delivered to a waiting consumer', async () => {
      await startConsumer();
      const id = await enqueue();
      await allFinished(1);
      expect(started).toEqual([id]);
      expect(await store.find(id)).toMatchObject({ status: 'completed', attempt: 1 });
    });

    it('starts a job soon after it was delivered to a waiting consumer', async () => {
      const startTimes = new Map<string, number>();
      await startConsumer(async (job) => {
        startTimes.set(job.id, performance.now());
        return undefined;
      });
      const latenciesMs: number[] = [];
      for (let count = 1; count <= 30; count++) {
        const deliveredMs = performance.now();
        const id = await enqueue();
        await allFinished(count);
        latenciesMs.push((startTimes.get(id) ?? Number.NaN) - deliveredMs);
      }
      // Far above what it takes (bench/enqueue-latency.mjs), and far below any poll.
      expect(latenciesMs.sort((a, b) => a - b)[15]).toBeLessThan(1_000);
    });

    it('runs a job once, however often it is delivered', async () => {
      const gate = await startBusyConsumer();
      const id = await enqueue();
      await Promise.all(Array.from({ length: 5 }, () => deliver(id)));
      gate.open();
      const last = await enqueue();
      await expect.poll(() => finished, PATIENCE).toContain(last);
      await deliver(id);
      const sentinel = await enqueue();
      await expect.poll(() => finished, PATIENCE).toContain(sentinel);
      expect(started.filter((startedId) => startedId === id)).toHaveLength(1);
    });

    it('can deliver an id again that a finished delivery has left', async () => {
      const owner = 'somebody';
      const handled: string[] = [];
      // Gives the row back without asking for another delivery, as a consumer that has lost interest.
      const handler = async (jobId: string) => {
        const nowEpochMs = Date.now();
        await store.claim({ jobId, owner, leaseMs: 60_000, nowEpochMs });
        await store.requeue({
          jobId,
          owner,
          error: null,
          notBeforeEpochMs: nowEpochMs,
          refundAttempt: true,
        });
        handled.push(jobId);
        return { kind: 'done' } as const;
      };
      await startConsumer(undefined, { handler, reconcileIntervalMs: 60_000 });
      const id = await enqueue();
      await expect.poll(() => handled.length, PATIENCE).toBe(1);
      await expect
        .poll(async () => {
          await deliver(id);
          return handled.length;
        }, PATIENCE)
        .toBeGreaterThan(1);
    });

    it('keeps a delayed job back until it is due', async () => {
      let startedEpochMs = 0;
      await startConsumer(async () => {
        startedEpochMs = Date.now();
        return undefined;
      });
      const id = await enqueue({ delayMs: 400 });
      await allFinished(1);
      const job = await store.find(id);
      expect(startedEpochMs).toBeGreaterThanOrEqual(job?.notBeforeEpochMs ?? Number.NaN);
    });

    it('starts the most urgent first, and equals in the order of delivery', async () => {
      const gate = await startBusyConsumer();
      const expected: string[] = [];
      for (const [position, priority] of [
        [3, 10],
        [1, 1],
        [0, 0],
        [2, 5],
        [4, 10],
      ] as const) {
        expected[position] = await enqueue({ priority });
      }
      gate.open();
      await allFinished(6);
      expect(started.slice(1)).toEqual(expected);
    });

    it('delivers again after the delay that the handler asks for', async () => {
      const startTimes: number[] = [];
      await startConsumer(async (job) => {
        startTimes.push(Date.now());
        return job.attempt === 1 ? { retryAfterMs: 300 } : undefined;
      });
      const id = await enqueue();
      await allFinished(2);
      expect(started).toEqual([id, id]);
      // One millisecond of grace: the clock ticks between the row's time and this one.
      expect((startTimes[1] ?? 0) - (startTimes[0] ?? 0)).toBeGreaterThanOrEqual(299);
      await expect.poll(async () => (await store.find(id))?.status, PATIENCE).toBe('completed');
    });

    it('never starts a job that was withdrawn while it was queued', async () => {
      const gate = await startBusyConsumer();
      const withdrawn = await enqueue();
      await store.requestCancel(withdrawn, Date.now());
      await harness.producer.queue.withdraw({ jobId: withdrawn, hostId });
      const next = await enqueue();
      gate.open();
      await expect.poll(() => finished, PATIENCE).toContain(next);
      expect(started).not.toContain(withdrawn);
    });

    it('takes the withdrawal of an unknown or a running job calmly', async () => {
      const gate = await startBusyConsumer();
      const [running] = started;
      await harness.producer.queue.withdraw({ jobId: newId('job'), hostId });
      await harness.producer.queue.withdraw({ jobId: running ?? '', hostId });
      gate.open();
      await allFinished(1);
    });

    it('works on one job at a time unless told otherwise', async () => {
      let inHand = 0;
      let mostInHand = 0;
      await startConsumer(async () => {
        mostInHand = Math.max(mostInHand, ++inHand);
        await new Promise((resolve) => setTimeout(resolve, 20));
        inHand -= 1;
        return undefined;
      });
      for (let count = 0; count < 5; count++) await enqueue();
      await allFinished(5);
      expect(mostInHand).toBe(1);
    });

    it('works on as many jobs at a time as told', async () => {
      const gate = createGate();
      const work: Work = async () => {
        await gate.opened;
        return undefined;
      };
      await startConsumer(work, { concurrency: 3 });
      for (let count = 0; count < 5; count++) await enqueue();
      await expect.poll(() => started.length, PATIENCE).toBe(3);
      gate.open();
      await allFinished(5);
    });

    it('leaves the jobs of other hosts alone', async () => {
      await startConsumer();
      const foreign = await enqueue({ hostId: newId('host') });
      const own = await enqueue();
      await allFinished(1);
      expect(started).toEqual([own]);
      expect(await store.find(foreign)).toMatchObject({ status: 'queued' });
    });

    it('waits for the job in hand when it closes, and takes no other', async () => {
      const gate = createGate();
      const consumer = await startConsumer(async () => {
        await gate.opened;
        return undefined;
      });
      const inHand = await enqueue();
      await expect.poll(() => started.length, PATIENCE).toBe(1);
      const waiting = await enqueue();
      let closed = false;
      const closing = consumer.close().then(() => {
        closed = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(closed).toBe(false);
      gate.open();
      await closing;
      expect(finished).toEqual([inHand]);
      expect(await store.find(waiting)).toMatchObject({ status: 'queued', attempt: 0 });
    });

    it('lets the next consumer go on where one has closed', async () => {
      const first = await startConsumer();
      await first.close();
      const id = await enqueue();
      await startConsumer();
      await allFinished(1);
      expect(started).toEqual([id]);
    });

    it('finds a row that was never delivered', async () => {
      await startConsumer(undefined, { reconcileIntervalMs: 100 });
      const id = await insert();
      await allFinished(1);
      expect(started).toEqual([id]);
    });

    it('runs what the queue was told and has forgotten', async () => {
      const ids = [await enqueue({ priority: 1 }), await enqueue({ priority: 2 })];
      await harness.loseDeliveries();
      await startConsumer();
      await allFinished(2);
      expect(started).toEqual(ids);
    });

    it('goes on when the queue forgets everything under a running consumer', async () => {
      const gate = createGate();
      await startConsumer(
        async () => {
          await gate.opened;
          return undefined;
        },
        { reconcileIntervalMs: 100 },
      );
      const ids = [await enqueue(), await enqueue(), await enqueue({ delayMs: 300 })];
      await expect.poll(() => started.length, PATIENCE).toBe(1);
      await harness.loseDeliveries();
      gate.open();
      await allFinished(3);
      expect([...started].sort()).toEqual([...ids].sort());
    });

    it('never runs a job twice with two consumers', async () => {
      await startConsumer(undefined, { reconcileIntervalMs: 50 });
      await startConsumer(undefined, { reconcileIntervalMs: 50 });
      const ids = await Promise.all(Array.from({ length: 30 }, () => enqueue()));
      await allFinished(ids.length);
      expect([...started].sort()).toEqual([...ids].sort());
    });

    it('outlasts a handler that throws', async () => {
      let throwing = true;
      await startConsumer(undefined, {
        reconcileIntervalMs: 100,
        handler: async (jobId) => {
          if (throwing) {
            throwing = false;
            throw new Error('a handler that fails');
          }
          finished.push(jobId);
          const claim = { jobId, owner: 'o', leaseMs: 60_000, nowEpochMs: Date.now() };
          await store.claim(claim);
          return { kind: 'done' };
        },
      });
      const id = await enqueue();
      await allFinished(1);
      expect(finished).toEqual([id]);
    });
  });
}

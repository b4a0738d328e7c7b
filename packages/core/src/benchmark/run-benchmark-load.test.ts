import { describe, expect, it } from 'vitest';
import { createBenchmarkBench } from '../testing/benchmark-bench.ts';
import { makeCallRecord } from '../testing/make-call-record.ts';
import { makeTarget } from '../testing/make-target.ts';

const alone = { targets: [makeTarget()] };
const slow = (serviceMs: number) => ({
  answer: () => makeCallRecord({ phases: { serviceMs } }),
});

describe('runBenchmark, with several requests at once', () => {
  it('keeps as many in flight as asked, and warms up one at a time', async () => {
    let inFlight = 0;
    const seen: number[] = [];
    const bench = await createBenchmarkBench({
      definition: { rounds: 6, concurrency: 3, warmups: 2 },
    });
    const { complete } = bench.runtime;
    bench.runtime.complete = async (...call) => {
      inFlight += 1;
      seen.push(inFlight);
      const record = await complete(...call);
      inFlight -= 1;
      return record;
    };
    expect(await bench.start()).toEqual({ kind: 'completed' });
    expect(seen.slice(0, 4)).toEqual([1, 1, 1, 1]);
    expect(Math.max(...seen)).toBe(3);
    // Each of the two blocks per target fills up once, and is full then.
    expect(seen.slice(4).filter((count) => count < 3)).toHaveLength(2 * 2);
  });

  it('stores in the order of the plan what ends in another', async () => {
    const bench = await createBenchmarkBench({
      definition: { rounds: 8, concurrency: 4, warmups: 0 },
      script: {
        answer: (_, index) =>
          makeCallRecord({ phases: { serviceMs: index % 4 === 0 ? 900 : 100 } }),
      },
    });
    const stored: number[] = [];
    const { record } = bench.samples;
    bench.samples.record = async (samples, scores) => {
      stored.push(...samples.map(({ ordinal }) => ordinal));
      await record(samples, scores);
    };
    await bench.start();
    expect(stored).toEqual(Array.from({ length: 32 }, (_, index) => index));
  });

  it('keeps what the others brought when one cannot be made through our own fault', async () => {
    const bench = await createBenchmarkBench({
      definition: { rounds: 8, concurrency: 4, warmups: 0 },
      script: {
        answer(_, index) {
          if (index === 6) throw new TypeError('bug');
          return makeCallRecord();
        },
      },
    });
    await expect(bench.start()).rejects.toThrow('bug');
    expect((await bench.listSamples()).map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await bench.start(undefined, false)).toEqual({ kind: 'completed' });
    expect(await bench.listSamples()).toHaveLength(32);
  });

  it('loads a model that was lost only when nothing is in flight', async () => {
    let inFlight = 0;
    const atLoads: number[] = [];
    const bench = await createBenchmarkBench({
      ...alone,
      definition: { rounds: 10, concurrency: 4, warmups: 1 },
      script: {
        answer: (_, index) =>
          index === 5
            ? makeCallRecord({ outcome: 'failed', errorClass: 'connection-reset' })
            : makeCallRecord({ phases: { serviceMs: 100 + 50 * (index % 4) } }),
        onLoad: () => atLoads.push(inFlight),
      },
    });
    const { complete } = bench.runtime;
    bench.runtime.complete = async (...call) => {
      inFlight += 1;
      const record = await complete(...call);
      inFlight -= 1;
      return record;
    };
    await bench.start();
    expect(atLoads).toEqual([0, 0]);
    expect(bench.runtime.requests).toHaveLength(1 + 20 + 1);
  });

  it('rejects when samples cannot be stored', async () => {
    const bench = await createBenchmarkBench({ definition: { rounds: 30, concurrency: 4 } });
    bench.samples.record = () => Promise.reject(new Error('disk full'));
    await expect(bench.start()).rejects.toThrow('disk full');
  });
});

describe('runBenchmark, with requests that arrive at a rate', () => {
  it('starts them when they are due, whether earlier ones are answered or not', async () => {
    const arrivals = { process: 'constant', ratesPerSecond: [10] };
    const bench = await createBenchmarkBench({
      ...alone,
      definition: { rounds: 10, arrivals, warmups: 1 },
      script: slow(1_000),
    });
    await bench.start();
    const [warming, ...steady] = await bench.listSamples();
    expect(warming).toMatchObject({ phase: 'warming', totalMs: 1_000 });
    const firstMs = steady[0]?.startedEpochMs ?? 0;
    expect(steady.map(({ startedEpochMs }) => startedEpochMs - firstMs)).toEqual(
      steady.map((_, index) => index * 100),
    );
    expect(new Set(steady.map(({ totalMs }) => totalMs))).toEqual(new Set([1_000]));
  });

  it('counts the time from when a request was due, also when it could not start then', async () => {
    const arrivals = { process: 'constant', ratesPerSecond: [1_000] };
    const bench = await createBenchmarkBench({
      ...alone,
      definition: { rounds: 600, arrivals, warmups: 0 },
      script: slow(5_000),
    });
    await bench.start();
    const samples = await bench.listSamples();
    expect(samples[1_023]).toMatchObject({ queueMs: 0, totalMs: 5_000 });
    // 1024 are in flight; the next was due at 1024 ms and starts when the first ends, at 5000 ms.
    expect(samples[1_024]).toMatchObject({ queueMs: 3_976, serviceMs: 5_000, totalMs: 8_976 });
  });

  it('counts failures and does not try again', async () => {
    const bench = await createBenchmarkBench({
      ...alone,
      definition: { rounds: 5, arrivals: { ratesPerSecond: [10] }, warmups: 0 },
      script: {
        answer: () =>
          makeCallRecord({ outcome: 'failed', errorClass: 'rate-limited', chunkCount: 0 }),
      },
    });
    expect(await bench.start()).toMatchObject({ kind: 'failed' });
    expect(bench.runtime.requests).toHaveLength(10);
    expect(bench.harness.log[0]).toBe('certify 5');
  });

  it('asks no server to load again in the midst of a load test', async () => {
    const bench = await createBenchmarkBench({
      ...alone,
      definition: { rounds: 5, arrivals: { ratesPerSecond: [10] }, warmups: 1 },
      script: {
        answer: (_, index) =>
          index === 4
            ? makeCallRecord({ outcome: 'failed', errorClass: 'connection-reset' })
            : makeCallRecord(),
      },
    });
    expect(await bench.start()).toEqual({ kind: 'completed' });
    expect(bench.runtime.log.filter((line) => line.startsWith('load'))).toHaveLength(1);
    expect(bench.runtime.requests).toHaveLength(1 + 10);
  });

  it('leaves higher rates out for a target that cannot keep up, and says so', async () => {
    let freeMs = 0;
    const bench = await createBenchmarkBench({
      definition: {
        rounds: 20,
        warmups: 0,
        arrivals: { process: 'constant', ratesPerSecond: [2, 20, 40] },
      },
      script: {
        answer({ model }) {
          if (model === 'mizani-small') return makeCallRecord();
          const nowMs = bench.clock.monotonicMs();
          freeMs = Math.max(freeMs, nowMs) + 100;
          return makeCallRecord({ phases: { serviceMs: freeMs - nowMs } });
        },
      },
    });
    expect(await bench.start()).toEqual({ kind: 'completed' });
    const samples = await bench.listSamples();
    const stepsOf = (targetId: string) =>
      new Set(samples.filter((sample) => sample.targetId === targetId).map(({ step }) => step));
    expect([stepsOf('tgt_small'), stepsOf('tgt_large')]).toEqual([
      new Set([0, 1, 2]),
      new Set([0, 1]),
    ]);
    expect(samples.map(({ ordinal }) => ordinal)).toEqual(samples.map((_, index) => index));
    expect(await bench.runs.listEvents(bench.runId)).toContainEqual(
      expect.objectContaining({
        kind: 'saturated',
        detail: 'large answered 50 % of 20 requests per second; higher rates are left out.',
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { createBenchmarkBench } from '../testing/benchmark-bench.ts';
import { makeCallRecord } from '../testing/make-call-record.ts';
import { makeTarget } from '../testing/make-target.ts';

const alone = { targets: [makeTarget()] };

describe('runBenchmark, between blocks', () => {
  it('cools down as long as asked, and says so', async () => {
    const bench = await createBenchmarkBench({ definition: { cooldownMs: 5_000 } });
    await bench.start();
    // Warm-ups, and two rounds; each of the ten requests takes 100 ms, each of the two loads 50 ms.
    expect(bench.clock.monotonicMs()).toBe(2 * 5_000 + 10 * 100 + 2 * 50);
    expect(bench.bus.published).toContainEqual(
      expect.objectContaining({ activity: 'cooling down', recordedSamples: 2 }),
    );
  });

  it('waits for a slow machine and remembers how long', async () => {
    const bench = await createBenchmarkBench({
      definition: { driftGuard: true },
      harnessScript: { probeCpuMs: (look) => [10, 13, 12, 10, 10][look] ?? 10 },
    });
    await bench.start();
    expect(await bench.runs.listEvents(bench.runId)).toContainEqual(
      expect.objectContaining({
        kind: 'held-back',
        detail:
          'Waited 2 s before block 1: the machine took 1.30 times as long for a fixed computation as when it began.',
      }),
    );
    const [record] = (await bench.runs.find(bench.runId))?.harness ?? [];
    expect(record?.cpuProbe).toEqual({
      baselineMs: 10,
      endMs: 10,
      waitedMs: 2_000,
      worstRatio: 1.3,
    });
  });

  it('does not look at the machine unless asked', async () => {
    const bench = await createBenchmarkBench({
      harnessScript: { probeCpuMs: (look) => 10 + look },
    });
    await bench.start();
    const [record] = (await bench.runs.find(bench.runId))?.harness ?? [];
    expect(record?.cpuProbe).toMatchObject({ baselineMs: 10, endMs: 11, waitedMs: 0 });
    expect(await bench.eventKinds()).not.toContain('held-back');
  });

  it('ends a cool-down at once when it is stopped', async () => {
    const controller = new AbortController();
    const bench = await createBenchmarkBench({ definition: { cooldownMs: 600_000 } });
    const running = bench.start(controller.signal);
    void bench.clock.wait(2_000).then(() => controller.abort());
    expect(await running).toEqual({ kind: 'interrupted' });
    expect(await bench.listSamples()).toHaveLength(2);
    expect(bench.clock.monotonicMs()).toBe(2_000);
  });
});

describe('runBenchmark, with a precision to reach', () => {
  it('stops after the rounds that suffice, but not before the least', async () => {
    const definition = { rounds: 4, until: { relativeHalfWidth: 0.05, maxRounds: 50 } };
    const bench = await createBenchmarkBench({
      definition,
      script: {
        answer: (_, index) => makeCallRecord({ phases: { serviceMs: 100 + (index % 3) } }),
      },
    });
    expect((await bench.runs.find(bench.runId))?.plannedSamples).toBe(2 * (1 + 50 * 2));
    expect(await bench.start()).toEqual({ kind: 'completed' });
    expect((await bench.listSamples()).at(-1)?.round).toBe(4);
    expect(await bench.eventKinds()).toEqual(['created', 'started', 'precise-enough', 'finished']);
  });

  it('makes all rounds when they do not suffice', async () => {
    const bench = await createBenchmarkBench({
      definition: { rounds: 2, until: { relativeHalfWidth: 0.01, maxRounds: 6 } },
      script: {
        answer: (_, index) => makeCallRecord({ phases: { serviceMs: 50 + 100 * (index % 4) } }),
      },
    });
    await bench.start();
    expect((await bench.listSamples()).at(-1)?.round).toBe(6);
    expect(await bench.eventKinds()).not.toContain('precise-enough');
  });
});

describe('runBenchmark, with retries', () => {
  it('tries again outside the times of the sample, and keeps what happened', async () => {
    const busy = makeCallRecord({
      outcome: 'failed',
      errorClass: 'rate-limited',
      chunkCount: 0,
      phases: { ttftMs: null, ttftVisibleMs: null, tailMs: null, serviceMs: 30 },
      retryAfterMs: 2_000,
    });
    const bench = await createBenchmarkBench({
      ...alone,
      definition: { rounds: 1, warmups: 0, retries: 2 },
      script: { answer: (_, index) => (index === 0 ? busy : makeCallRecord()) },
    });
    await bench.start();
    const [first, second] = await bench.listSamples();
    expect(first).toMatchObject({ outcome: 'succeeded', queueMs: 0, serviceMs: 100, totalMs: 100 });
    expect(first?.retries).toMatchObject([
      { errorClass: 'rate-limited', serviceMs: 30, waitMs: 2_000 },
    ]);
    expect((second?.startedEpochMs ?? 0) - (first?.startedEpochMs ?? 0)).toBe(100);
    expect(second?.retries).toEqual([]);
  });
});

describe('runBenchmark, with a server that counts tokens', () => {
  const withoutUsage = () =>
    makeCallRecord({
      tokens: { source: 'estimate', usageCompletionTokens: null, completionTokens: 2 },
    });

  it('has every answer counted, between two requests', async () => {
    const bench = await createBenchmarkBench({
      ...alone,
      definition: { rounds: 1, warmups: 0 },
      script: { countTokens: () => 10 },
    });
    await bench.start();
    expect(bench.runtime.log.slice(1)).toEqual([
      expect.stringContaining('ask'),
      'count mizani-small: Paris',
      expect.stringContaining('ask'),
      'count mizani-small: Paris',
    ]);
    expect((await bench.listSamples())[0]).toMatchObject({
      tokenSource: 'usage',
      tokenizerCompletionTokens: 10,
    });
  });

  it('counts answers without usage at the end of a block of several at once', async () => {
    const bench = await createBenchmarkBench({
      ...alone,
      definition: { rounds: 8, warmups: 0, concurrency: 4 },
      script: { answer: withoutUsage, countTokens: () => 3 },
    });
    await bench.start();
    const kinds = bench.runtime.log.slice(1).map((line) => line.split(' ')[0]);
    expect(kinds).toEqual([
      ...Array.from({ length: 16 }, () => 'ask'),
      ...Array.from({ length: 16 }, () => 'count'),
    ]);
    for (const sample of await bench.listSamples()) {
      expect(sample).toMatchObject({ tokenSource: 'tokenizer', completionTokens: 3 });
    }
  });

  it('does not ask for what usage has told, nor twice a server that cannot count', async () => {
    const several = { rounds: 8, warmups: 0, concurrency: 4 };
    const told = await createBenchmarkBench({
      ...alone,
      definition: several,
      script: { countTokens: () => 3 },
    });
    await told.start();
    expect(told.runtime.log.filter((line) => line.startsWith('count'))).toEqual([]);

    const mute = await createBenchmarkBench({
      ...alone,
      definition: several,
      script: { answer: withoutUsage, countTokens: () => null },
    });
    await mute.start();
    expect(mute.runtime.log.filter((line) => line.startsWith('count'))).toHaveLength(1);
    expect(await mute.listSamples()).toHaveLength(16);
  });
});

describe('runBenchmark, with a server that is known to count no tokens', () => {
  it('stores answers without usage while others are in flight', async () => {
    const bench = await createBenchmarkBench({
      ...alone,
      definition: { rounds: 15, warmups: 1, concurrency: 4 },
      script: {
        answer: () =>
          makeCallRecord({ tokens: { source: 'estimate', usageCompletionTokens: null } }),
        countTokens: () => null,
      },
    });
    const { record } = bench.samples;
    const storedEarly: string[] = [];
    bench.samples.record = (samples, scores) => {
      if (bench.runtime.requests.length < 31) storedEarly.push(...samples.map((s) => s.phase));
      return record(samples, scores);
    };
    expect(await bench.start()).toEqual({ kind: 'completed' });
    expect(bench.runtime.log.filter((line) => line.startsWith('count'))).toHaveLength(1);
    expect(storedEarly).toContain('steady');
  });
});

describe('runBenchmark, and what measures it', () => {
  it('is certified with as many streams as the run has, before the first request', async () => {
    const bench = await createBenchmarkBench({ definition: { concurrency: 2 } });
    const { load } = bench.runtime;
    bench.runtime.load = (...args) => {
      bench.harness.log.push('load');
      return load(...args);
    };
    await bench.start();
    expect(bench.harness.log.filter((line) => !/pause|resume/.test(line))).toEqual([
      'certify 2',
      'watch',
      'load',
      'load',
      'stop',
    ]);
    expect((await bench.runs.find(bench.runId))?.harness).toMatchObject([
      {
        certificate: { concurrency: 2 },
        certificateError: null,
        watch: { durationMs: 1_000 },
        cpuProbe: { baselineMs: 10, endMs: 10, waitedMs: 0, worstRatio: 1 },
      },
    ]);
  });

  it.each([
    [[0.5], 1],
    [[1, 40], 20],
    [[5_000], 64],
  ])(
    'is certified for an open loop up to %j per second with %i streams',
    async (rates, streams) => {
      const bench = await createBenchmarkBench({
        ...alone,
        definition: { rounds: 1, arrivals: { ratesPerSecond: rates } },
      });
      await bench.start();
      expect(bench.harness.log[0]).toBe(`certify ${streams}`);
    },
  );

  it('is not watched while it looks at the machine, cools down or decides', async () => {
    const bench = await createBenchmarkBench({
      ...alone,
      definition: { rounds: 2, warmups: 0, driftGuard: true, cooldownMs: 1_000 },
    });
    const { log, probeCpuMs } = bench.harness;
    bench.harness.probeCpuMs = () => {
      log.push('probe');
      return probeCpuMs();
    };
    const { complete } = bench.runtime;
    bench.runtime.complete = (...call) => {
      log.push('ask');
      return complete(...call);
    };
    await bench.start();
    const watched = log.join(' ').replaceAll(/pause (?:probe )?resume/g, '-');
    // Two looks are taken outside of the watch, and the one between the two blocks in a pause of it.
    expect(watched).toBe('certify 1 probe watch - ask ask - - ask ask - stop probe');
  });

  it('goes on without a certificate, and keeps the reason', async () => {
    const bench = await createBenchmarkBench({
      harnessScript: {
        onCertify() {
          throw new Error('no port');
        },
      },
    });
    expect(await bench.start()).toEqual({ kind: 'completed' });
    expect((await bench.runs.find(bench.runId))?.harness).toMatchObject([
      { certificate: null, certificateError: 'no port' },
    ]);
  });

  it('stores the certificate before the first request, and lets go of the process after a failure', async () => {
    const bench = await createBenchmarkBench({
      script: {
        answer() {
          throw new TypeError('bug');
        },
      },
    });
    await expect(bench.start()).rejects.toThrow('bug');
    expect(bench.harness.log.at(-1)).toBe('stop');
  });
});

import { describe, expect, it } from 'vitest';
import { createBenchmarkBench } from '../testing/benchmark-bench.ts';
import { makeCallRecord } from '../testing/make-call-record.ts';
import type { PlannedSample } from './plan.ts';
import { iterateBlocks, iteratePlan } from './plan-run.ts';
import { runBenchmark } from './run-benchmark.ts';
import type { Sample } from './sample.ts';

const placeOf = ({ ordinal, phase, round, block }: PlannedSample | Sample) => ({
  ordinal,
  phase,
  round,
  block,
});

describe('runBenchmark', () => {
  it('measures every planned sample once, in order, and completes', async () => {
    const bench = await createBenchmarkBench({ definition: { cold: true } });
    expect(await bench.start()).toEqual({ kind: 'completed' });

    const plan = (await bench.runs.find(bench.runId))?.plan;
    const samples = await bench.listSamples();
    const planned = plan ? [...iteratePlan(plan)] : [];
    expect(samples.map(placeOf)).toEqual(planned.map(placeOf));
    expect(samples).toHaveLength(2 * (1 + 1 + 2 * 2));
    expect(await bench.eventKinds()).toEqual(['created', 'started', 'finished']);
  });

  it('stores the plan and what it ran on before the first request', async () => {
    const bench = await createBenchmarkBench();
    const describeEnvironment = () => Promise.reject(new Error('no fingerprint'));
    const input = { runId: bench.runId, isFirstAttempt: true };

    const signal = new AbortController().signal;
    await expect(
      runBenchmark({ ...bench.deps, describeEnvironment }, { ...input, signal }),
    ).rejects.toThrow('no fingerprint');
    expect(bench.runtime.log).toEqual([]);
    await bench.start();
    const run = await bench.runs.find(bench.runId);
    expect(run?.environment?.hostName).toBe('box');
    expect(run?.plan?.seed).toBe(7);
  });

  it('keeps every interval of the call, and adds queue and preparation to the total', async () => {
    const bench = await createBenchmarkBench();
    await bench.start();
    const [sample] = await bench.listSamples();
    expect(sample).toMatchObject({
      outcome: 'succeeded',
      queueMs: 0,
      prepMs: 0,
      connectMs: 0,
      sendMs: 1,
      headersMs: 5,
      ttftMs: 20,
      tailMs: 8,
      serviceMs: 100,
      totalMs: 100,
      loadMs: null,
      gapsMs: [36, 36],
      completionTokens: 10,
      tokenSource: 'usage',
      maxTokens: 128,
      text: 'Paris',
    });
  });

  it('does not count loading and storing as the waiting time of a request', async () => {
    const bench = await createBenchmarkBench();
    const record = bench.samples.record;
    bench.samples.record = async (...args) => {
      bench.clock.advance(300);
      await record(...args);
    };
    await bench.start();
    const samples = await bench.listSamples();
    expect(new Set(samples.map((sample) => sample.queueMs))).toEqual(new Set([0]));
    expect(new Set(samples.map((sample) => sample.totalMs))).toEqual(new Set([100]));
  });

  it('loads each target before its first use, and only then', async () => {
    const bench = await createBenchmarkBench();
    await bench.start();
    const loads = bench.runtime.log.filter((entry) => entry.startsWith('load'));
    expect(loads).toEqual(['load mizani-small', 'load mizani-large']);
    expect(bench.runtime.log.slice(0, 2)).toEqual(['load mizani-small', 'ask mizani-small: One']);
  });

  it('loads one target after the other, each once per block, where a load is dear', async () => {
    const bench = await createBenchmarkBench({ definition: { order: 'blocks', warmups: 2 } });
    await bench.start();
    const plan = (await bench.runs.find(bench.runId))?.plan;
    const targets = [...new Set(plan ? [...iterateBlocks(plan)].map((b) => b.targetIndex) : [])];
    const [first, second] = targets.map((index) => (index === 0 ? 'small' : 'large'));
    const loads = bench.runtime.log.filter((entry) => entry.startsWith('load'));
    // A B, then B A: at the turn, B is there already.
    expect(loads).toEqual([first, second, first].map((name) => `load mizani-${name}`));
    const phases = (await bench.listSamples()).map(({ phase }) => phase);
    const block = ['warming', 'warming', 'steady', 'steady'];
    expect(phases).toEqual([...block, ...block, ...block, ...block]);
    expect(bench.runtime.requests).toHaveLength(16);
  });

  it('asks a runtime that cannot load without loading', async () => {
    const bench = await createBenchmarkBench({ script: { canLoad: false } });
    expect(await bench.start()).toEqual({ kind: 'completed' });
    expect(bench.runtime.log.every((entry) => entry.startsWith('ask'))).toBe(true);
  });

  it('measures a cold start as unload, load and first request, apart from the rest', async () => {
    const bench = await createBenchmarkBench({ definition: { cold: true } });
    await bench.start();
    expect(bench.runtime.log.slice(0, 3)).toEqual([
      'unload mizani-small',
      'load mizani-small',
      'ask mizani-small: One',
    ]);
    const samples = await bench.listSamples();
    expect(samples.filter((sample) => sample.loadMs !== null)).toMatchObject([
      { phase: 'cold', loadMs: 50, totalMs: 100 },
      { phase: 'cold', loadMs: 50, totalMs: 100 },
    ]);
  });

  it('honours the cap of a prompt, and scores answers by its checks', async () => {
    const checks = [{ kind: 'exact-match' }, { kind: 'contains', text: 'x' }];
    const prompts = [{ text: 'Capital?', expected: 'Paris', checks, maxTokens: 5 }];
    const bench = await createBenchmarkBench({
      definition: { prompts, rounds: 1, warmups: 0 },
      script: {
        answer: ({ model }) =>
          model === 'mizani-large'
            ? makeCallRecord({ outcome: 'failed', errorClass: 'server-error', text: 'Paris' })
            : makeCallRecord(),
      },
    });
    await bench.start();
    expect(bench.runtime.requests.map((request) => request.maxTokens)).toEqual([5, 5]);
    const small = (await bench.listSamples()).find((sample) => sample.targetId === 'tgt_small');
    expect(await bench.samples.listScores(bench.runId)).toMatchObject([
      { ordinal: small?.ordinal, scorer: 'computed', name: 'exact-match', value: 1 },
      { ordinal: small?.ordinal, scorer: 'computed', name: 'contains', value: 0 },
    ]);
  });

  it('goes on with the others when requests of one target fail', async () => {
    const bench = await createBenchmarkBench({
      script: {
        answer: ({ model }) =>
          model === 'mizani-small'
            ? makeCallRecord({ outcome: 'failed', errorClass: 'server-error' })
            : makeCallRecord(),
      },
    });
    expect(await bench.start()).toEqual({ kind: 'completed' });
    const outcomes = (await bench.listSamples()).map((s) => `${s.targetId} ${s.errorClass}`);
    expect(new Set(outcomes)).toEqual(new Set(['tgt_small server-error', 'tgt_large null']));
    expect(outcomes).toHaveLength(10);
  });

  it('fails all samples of a target that cannot be loaded, without asking it', async () => {
    const bench = await createBenchmarkBench({
      script: {
        onLoad(model) {
          if (model === 'mizani-small') throw new Error('out of memory');
        },
      },
    });
    expect(await bench.start()).toEqual({ kind: 'completed' });
    const small = (await bench.listSamples()).filter((s) => s.targetId === 'tgt_small');
    expect(small).toHaveLength(5);
    for (const sample of small) {
      expect(sample).toMatchObject({ outcome: 'failed', errorClass: 'load-failed', ttftMs: null });
    }
    expect(bench.runtime.log).not.toContain('ask mizani-small: One');
    expect(await bench.runs.listEvents(bench.runId)).toContainEqual(
      expect.objectContaining({
        kind: 'target-failed',
        detail: expect.stringContaining('Could not load small: out of memory'),
      }),
    );
  });

  it('fails only the cold sample of a model that cannot be unloaded', async () => {
    const bench = await createBenchmarkBench({
      definition: { cold: true },
      script: {
        onUnload() {
          throw new Error('in use');
        },
      },
    });
    expect(await bench.start()).toEqual({ kind: 'completed' });
    const samples = await bench.listSamples();
    const failed = samples.filter((sample) => sample.outcome === 'failed');
    expect(failed.map((sample) => sample.phase)).toEqual(['cold', 'cold']);
    expect(failed[0]?.errorMessage).toContain('in use');
  });

  it('never calls a sample cold on a runtime that cannot unload', async () => {
    const bench = await createBenchmarkBench({
      definition: { cold: true },
      script: { canLoad: false },
    });
    expect(await bench.start()).toEqual({ kind: 'completed' });
    const cold = (await bench.listSamples()).filter((sample) => sample.phase === 'cold');
    expect(cold.map((sample) => sample.errorClass)).toEqual(['load-failed', 'load-failed']);
  });

  it('fails with a sentence per target when no steady request was answered', async () => {
    const bench = await createBenchmarkBench({
      script: {
        answer: ({ model }, callIndex) =>
          callIndex < 2
            ? makeCallRecord()
            : makeCallRecord({
                outcome: model === 'mizani-small' ? 'timed-out' : 'failed',
                errorClass: model === 'mizani-small' ? 'idle-timeout' : 'connection-refused',
              }),
      },
    });
    expect(await bench.start()).toEqual({
      kind: 'failed',
      error: 'No request was answered. small: idle-timeout (4); large: connection-refused (4).',
    });
  });

  it('turns a call with impossible times into a failure without them', async () => {
    const bench = await createBenchmarkBench({
      script: { answer: () => makeCallRecord({ phases: { ttftMs: -3 } }) },
    });
    expect(await bench.start()).toMatchObject({ kind: 'failed' });
    expect((await bench.listSamples())[0]).toMatchObject({
      outcome: 'failed',
      errorClass: 'invalid-timing',
      errorMessage: 'ttftMs is -3',
      ttftMs: null,
      serviceMs: 100,
      totalMs: 100,
      gapsMs: [],
    });
  });

  it('stores between requests: every half second, or fifty samples', async () => {
    // Requests take 100 ms, and loading both models takes another 100 ms at the start.
    const slow = await createBenchmarkBench({ definition: { rounds: 10 } });
    await slow.start();
    expect(slow.samples.batchSizes).toEqual([4, 5, 5, 5, 5, 5, 5, 5, 3].slice(0, 9));

    const fast = await createBenchmarkBench({
      definition: { rounds: 30 },
      script: { answer: () => makeCallRecord({ phases: fastPhases }) },
    });
    await fast.start();
    expect(fast.samples.batchSizes).toEqual([50, 50, 22]);
  });

  it('publishes how far it is whenever samples were stored', async () => {
    const bench = await createBenchmarkBench();
    await bench.start();
    const last = bench.bus.published.at(-1);
    expect(last).toEqual({
      kind: 'run-progress',
      runId: bench.runId,
      recordedSamples: 10,
      plannedSamples: 10,
      activity: expect.stringMatching(/^measuring (small|large), round 2 of 2$/),
    });
    expect(bench.bus.published).toContainEqual(
      expect.objectContaining({ recordedSamples: 0, activity: 'loading small' }),
    );
  });

  it('says when there is no such run', async () => {
    const bench = await createBenchmarkBench();

    const input = { runId: 'run_none', signal: new AbortController().signal, isFirstAttempt: true };
    await expect(runBenchmark(bench.deps, input)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('stores the samples of a target that cannot be loaded in the order of the plan', async () => {
    const onLoad = (model: string) => {
      if (model === 'mizani-large') throw new Error('out of memory');
    };
    const bench = await createBenchmarkBench({ script: { onLoad } });
    const stored: number[] = [];
    const record: typeof bench.samples.record = async (samples, scores) => {
      stored.push(...samples.map(({ ordinal }) => ordinal));
      await bench.samples.record(samples, scores);
    };
    const samples = { ...bench.samples, record };
    const input = { runId: bench.runId, signal: new AbortController().signal };
    await runBenchmark({ ...bench.deps, samples }, { ...input, isFirstAttempt: true });

    expect(stored).toEqual(stored.map((_, ordinal) => ordinal));
    const failed = (await bench.listSamples()).filter(({ outcome }) => outcome === 'failed');
    expect(failed).toHaveLength(stored.length / 2);
    expect(await bench.eventKinds()).toEqual(['created', 'started', 'target-failed', 'finished']);
  });

  it('loads and warms a model again after its server was gone, and goes on', async () => {
    const lost = makeCallRecord({ outcome: 'failed', errorClass: 'connection-reset' });
    const answer = (_: unknown, index: number) => (index === 4 ? lost : makeCallRecord());
    const bench = await createBenchmarkBench({ script: { answer } });
    expect(await bench.start()).toEqual({ kind: 'completed' });

    const samples = await bench.listSamples();
    expect(samples.filter(({ outcome }) => outcome === 'failed')).toHaveLength(1);
    expect(bench.runtime.log.filter((line) => line.startsWith('load '))).toHaveLength(3);
    // One request per sample, and one that warms what was loaded anew.
    expect(bench.runtime.requests).toHaveLength(samples.length + 1);
  });
});

const fastPhases = {
  sendMs: 0,
  headersMs: 1,
  ttftMs: 1,
  ttftVisibleMs: 1,
  tailMs: 0,
  serviceMs: 2,
};

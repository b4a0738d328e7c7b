import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompletionRequest } from '../inference/completion-request.ts';
import { CANCELLED, LEASE_LOST, SHUTDOWN, type StopReason } from '../job/stop-reason.ts';
import { createBenchmarkBench } from '../testing/benchmark-bench.ts';
import { makeCallRecord } from '../testing/make-call-record.ts';
import type { PlannedSample } from './plan.ts';
import { iteratePlan } from './plan-run.ts';
import { runBenchmark } from './run-benchmark.ts';
import type { Sample } from './sample.ts';

const MODES: Record<string, Record<string, unknown>> = {
  interleaved: { rounds: 3, cold: true },
  'several at once': { rounds: 5, concurrency: 3, warmups: 2 },
  blocks: { rounds: 3, order: 'blocks', cold: true, warmups: 2 },
  'blocks, several at once': { rounds: 4, order: 'blocks', concurrency: 2 },
  'open loop': { rounds: 6, arrivals: { ratesPerSecond: [8] } },
  'rates, of which one target takes but the first': {
    rounds: 10,
    warmups: 0,
    arrivals: { process: 'constant', ratesPerSecond: [2, 20, 40] },
  },
  'until precise': {
    rounds: 3,
    until: { relativeHalfWidth: 0.2, maxRounds: 12 },
  },
};

type Bench = Awaited<ReturnType<typeof createBenchmarkBench>>;

/** A run whose requests are slower or faster by what they ask, and whose `large` target answers one at a time. */
async function createModeBench(definition: Record<string, unknown>) {
  const state: { bench?: Bench; stopAt: number; stop(): void } = {
    stopAt: Number.POSITIVE_INFINITY,
    stop() {},
  };
  let calls = 0;
  let freeMs = 0;
  const takesMs = ({ model, messages, seed = 0 }: CompletionRequest) => {
    const ownMs = 90 + ((seed * 7 + (messages[0]?.content.length ?? 0)) % 5) * 5;
    if (model !== 'mizani-large' || state.bench === undefined) return ownMs;
    const nowMs = state.bench.clock.monotonicMs();
    freeMs = Math.max(freeMs, nowMs) + 100;
    return freeMs - nowMs;
  };
  const bench = await createBenchmarkBench({
    definition,
    script: {
      answer(request) {
        if (calls === state.stopAt) state.stop();
        calls += 1;
        return makeCallRecord({ phases: { serviceMs: takesMs(request) } });
      },
    },
  });
  state.bench = bench;
  return { bench, state };
}

const placeOf = (sample: PlannedSample | Sample) => {
  const { ordinal, promptIndex, round, phase, block, step } = sample;
  return { ordinal, promptIndex, round, phase, block, step };
};

/** Runs with an interruption before the given request of each attempt, until it is complete. */
async function runInterrupted(
  definition: Record<string, unknown>,
  stops: readonly { atCall: number; reason: StopReason }[],
) {
  const { bench, state } = await createModeBench(definition);
  let calls = 0;
  for (const [attempt, { atCall, reason }] of stops.entries()) {
    const controller = new AbortController();
    calls = bench.runtime.requests.length;
    state.stopAt = calls + atCall;
    state.stop = () => controller.abort(reason);
    await bench.start(controller.signal, attempt === 0);
    const stored = (await bench.listSamples()).map(({ ordinal }) => ordinal);
    expect(stored).toEqual(stored.map((_, index) => index));
  }
  state.stopAt = Number.POSITIVE_INFINITY;
  const result = await bench.start(new AbortController().signal, stops.length === 0);
  return { bench, result };
}

const stops = fc.array(
  fc.record({
    atCall: fc.nat(70),
    reason: fc.constantFrom(SHUTDOWN, LEASE_LOST),
  }),
  { minLength: 1, maxLength: 3 },
);

describe('runBenchmark, interrupted anywhere and resumed', () => {
  it.each(Object.entries(MODES))(
    'has every sample once, as if never stopped: %s',
    async (_, mode) => {
      const whole = await runInterrupted(mode, []);
      const expected = (await whole.bench.listSamples()).map(placeOf);
      await fc.assert(
        fc.asyncProperty(stops, async (list) => {
          const { bench, result } = await runInterrupted(mode, list);
          expect(result).toEqual({ kind: 'completed' });
          expect((await bench.listSamples()).map(placeOf)).toEqual(expected);
        }),
        { numRuns: 15 },
      );
    },
  );

  it('means something: the modes make all, fewer rates, or fewer rounds', async () => {
    const counts = new Map<string, number[]>();
    for (const [name, mode] of Object.entries(MODES)) {
      const { bench } = await runInterrupted(mode, []);
      const plan = (await bench.runs.find(bench.runId))?.plan;
      const planned = plan ? [...iteratePlan(plan)].length : 0;
      counts.set(name, [(await bench.listSamples()).length, planned]);
    }
    for (const [name, [made = 0, planned = 0]] of counts) {
      if (name.startsWith('rates')) expect([made, planned]).toEqual([100, 120]);
      else if (name === 'until precise') expect(made).toBeLessThan(planned);
      else expect(made).toBe(planned);
    }
  });
});

describe('runBenchmark, resumed', () => {
  it('warms a target again for the block it goes on with, but not for those that warm it anyway', async () => {
    const { bench, state } = await createModeBench({ rounds: 4, order: 'blocks', warmups: 3 });
    const controller = new AbortController();
    // The blocks have 3 warming and 2 steady samples; the second one ends in its steady ones.
    state.stopAt = 5 + 3;
    state.stop = () => controller.abort(SHUTDOWN);
    await bench.start(controller.signal);
    state.stopAt = Number.POSITIVE_INFINITY;
    const left = 8 * 5 - (await bench.listSamples()).length;
    const callsBefore = bench.runtime.requests.length;
    await bench.start(undefined, false);
    expect(bench.runtime.requests.length - callsBefore).toBe(left + 3);
  });

  it('takes up the arrivals of a load test where they were, at the same rate', async () => {
    const { bench, state } = await createModeBench({
      rounds: 20,
      warmups: 0,
      arrivals: { process: 'constant', ratesPerSecond: [4] },
    });
    const controller = new AbortController();
    state.stopAt = 12;
    state.stop = () => controller.abort(SHUTDOWN);
    await bench.start(controller.signal);
    state.stopAt = Number.POSITIVE_INFINITY;
    const stored = (await bench.listSamples()).length;
    bench.clock.advance(3_600_000);
    const resumedEpochMs = bench.clock.epochMs();
    await bench.start(undefined, false);
    const later = (await bench.listSamples()).slice(stored).filter(({ block }) => block === 0);
    const firstMs = later[0]?.startedEpochMs ?? 0;
    expect(later.length).toBeGreaterThan(10);
    // The first one is due as soon as its model is loaded again.
    expect(firstMs - resumedEpochMs).toBe(50);
    expect(later.map(({ startedEpochMs }) => startedEpochMs - firstMs)).toEqual(
      later.map((_, index) => index * 250),
    );
    expect(new Set(later.map(({ queueMs }) => queueMs))).toEqual(new Set([0]));
  });

  it('refuses a plan that another version has made', async () => {
    const { bench } = await createModeBench({});
    const saveStart: typeof bench.runs.saveStart = async (start) => {
      const plan = await bench.runs.saveStart(start);
      return Object.assign(plan, { version: 1 });
    };
    const deps = { ...bench.deps, runs: { ...bench.runs, saveStart } };
    const input = { runId: bench.runId, signal: new AbortController().signal };
    await expect(runBenchmark(deps, { ...input, isFirstAttempt: false })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(bench.runtime.log).toEqual([]);
  });
});

describe('runBenchmark, cancelled with many in flight', () => {
  it('records all of them as cancelled, without a gap, and starts no other', async () => {
    const { bench, state } = await createModeBench({ rounds: 8, concurrency: 4, warmups: 0 });
    const controller = new AbortController();
    state.stopAt = 10;
    state.stop = () => controller.abort(CANCELLED);
    expect(await bench.start(controller.signal)).toEqual({ kind: 'cancelled' });
    const samples = await bench.listSamples();
    expect(samples.map(({ ordinal }) => ordinal)).toEqual(samples.map((_, index) => index));
    expect(samples).toHaveLength(bench.runtime.requests.length);
    expect(samples.filter(({ outcome }) => outcome === 'cancelled').length).toBeGreaterThan(1);
  });
});

import { describe, expect, it } from 'vitest';
import { MizaniError } from '../errors/mizani-error.ts';
import type { CallRecord } from '../inference/call-record.ts';
import { CANCELLED, LEASE_LOST, SHUTDOWN, type StopReason } from '../job/stop-reason.ts';
import { createBenchmarkBench } from '../testing/benchmark-bench.ts';
import { makeCallRecord } from '../testing/make-call-record.ts';
import { makeAbortedRecord } from '../testing/scripted-runtime.ts';
import { runBenchmark } from './run-benchmark.ts';

/** A bench whose request number `callIndex` is aborted while it is in flight. */
async function createStoppingBench(
  reason: StopReason,
  callIndex = 4,
  record: () => CallRecord = makeAbortedRecord,
) {
  const controller = new AbortController();
  const bench = await createBenchmarkBench({
    script: {
      answer(_request, index) {
        if (index !== callIndex) return makeCallRecord();
        controller.abort(reason);
        return record();
      },
    },
  });
  return { ...bench, controller };
}

const ordinalsOf = (samples: { ordinal: number }[]) => samples.map((sample) => sample.ordinal);

describe('runBenchmark, when cancelled', () => {
  it('records the sample in flight as cancelled, stores all, and asks nothing more', async () => {
    const bench = await createStoppingBench(CANCELLED);
    expect(await bench.start(bench.controller.signal)).toEqual({ kind: 'cancelled' });
    const samples = await bench.listSamples();
    expect(ordinalsOf(samples)).toEqual([0, 1, 2, 3, 4]);
    expect(samples[4]).toMatchObject({ outcome: 'cancelled', text: 'Pa' });
    expect(bench.runtime.requests).toHaveLength(5);
    expect(await bench.eventKinds()).toEqual(['created', 'started', 'finished']);
  });

  it('asks nothing at all when it was cancelled before', async () => {
    const bench = await createBenchmarkBench();
    expect(await bench.start(AbortSignal.abort(CANCELLED))).toEqual({ kind: 'cancelled' });
    expect(bench.runtime.log).toEqual([]);
  });

  it('does not take an aborted load for a broken target', async () => {
    const controller = new AbortController();
    const bench = await createBenchmarkBench({
      script: {
        onLoad() {
          controller.abort(CANCELLED);
          throw new Error('aborted');
        },
      },
    });
    expect(await bench.start(controller.signal)).toEqual({ kind: 'cancelled' });
    expect(await bench.listSamples()).toEqual([]);
    expect(await bench.eventKinds()).not.toContain('target-failed');
  });
});

describe('runBenchmark, when the worker shuts down', () => {
  it.each([
    ['aborted', makeAbortedRecord],
    [
      'broken by the server',
      () => makeCallRecord({ outcome: 'failed', errorClass: 'connection-reset' }),
    ],
  ])('stores whole samples only, not one that was %s', async (_, record) => {
    const bench = await createStoppingBench(SHUTDOWN, 4, record);
    expect(await bench.start(bench.controller.signal)).toEqual({ kind: 'interrupted' });
    expect(ordinalsOf(await bench.listSamples())).toEqual([0, 1, 2, 3]);
    expect(await bench.eventKinds()).not.toContain('finished');
  });

  it('stores a sample that ended well all the same', async () => {
    const bench = await createStoppingBench(SHUTDOWN, 4, makeCallRecord);
    await bench.start(bench.controller.signal);
    expect(ordinalsOf(await bench.listSamples())).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('runBenchmark, when the lease is lost', () => {
  it('writes nothing more', async () => {
    // The fourth request, so that half a second has not passed and nothing is stored yet.
    const bench = await createStoppingBench(LEASE_LOST, 3);
    expect(await bench.start(bench.controller.signal)).toEqual({ kind: 'lease-lost' });
    expect(bench.samples.batchSizes).toEqual([]);
    expect(await bench.eventKinds()).toEqual(['created', 'started']);
  });
});

describe('runBenchmark, when resumed', () => {
  it('measures what is left of the same plan, nothing twice', async () => {
    const bench = await createStoppingBench(SHUTDOWN);
    await bench.start(bench.controller.signal);
    const before = await bench.runs.find(bench.runId);
    expect(await bench.start(undefined, false)).toEqual({ kind: 'completed' });

    const after = await bench.runs.find(bench.runId);
    expect(after?.plan).toEqual(before?.plan);
    expect(ordinalsOf(await bench.listSamples())).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await bench.eventKinds()).toEqual(['created', 'started', 'resumed', 'finished']);
  });

  it('loads and warms each target again before its first steady sample, unrecorded', async () => {
    const bench = await createStoppingBench(SHUTDOWN);
    await bench.start(bench.controller.signal);
    const callsBefore = bench.runtime.requests.length;
    bench.runtime.log.length = 0;
    await bench.start(undefined, false);

    // 6 samples are left; each of the two targets is warmed once more.
    expect(bench.runtime.requests.length - callsBefore).toBe(6 + 2);
    for (const model of ['mizani-small', 'mizani-large']) {
      const calls = bench.runtime.log.filter((entry) => entry.includes(model));
      expect(calls.slice(0, 2)).toEqual([`load ${model}`, `ask ${model}: One`]);
      expect(calls.filter((entry) => entry.startsWith('ask'))).toHaveLength(3 + 1);
    }
  });

  it('makes the planned warm-ups that are left and repeats only those before', async () => {
    // Warm-ups are ordinals 0 and 1: the second is interrupted.
    const bench = await createStoppingBench(SHUTDOWN, 1);
    await bench.start(bench.controller.signal);
    const callsBefore = bench.runtime.requests.length;
    await bench.start(undefined, false);
    expect(bench.runtime.requests.length - callsBefore).toBe(9 + 1);
  });

  it('completes on what was measured before, when nothing is left', async () => {
    const bench = await createBenchmarkBench();
    await bench.start();
    bench.runtime.log.length = 0;
    expect(await bench.start(undefined, false)).toEqual({ kind: 'completed' });
    expect(bench.runtime.log).toEqual([]);
  });
});

describe('runBenchmark, when its runtime cannot be opened', () => {
  it('fails the targets of a runtime that is gone', async () => {
    const bench = await createBenchmarkBench();
    const openRuntime = () => Promise.reject(new MizaniError('not-found', 'It was detached.'));
    const signal = new AbortController().signal;
    const input = { runId: bench.runId, signal, isFirstAttempt: true };
    expect(await runBenchmark({ ...bench.deps, openRuntime }, input)).toEqual({
      kind: 'failed',
      error: 'No request was answered. small: load-failed (4); large: load-failed (4).',
    });
    expect((await bench.listSamples())[0]?.errorMessage).toBe('It was detached.');
  });

  it('rejects, and blames no target, when only the address could not be read now', async () => {
    const bench = await createBenchmarkBench();
    const openRuntime = () => Promise.reject(new Error('database is locked'));
    const signal = new AbortController().signal;
    const input = { runId: bench.runId, signal, isFirstAttempt: true };
    await expect(runBenchmark({ ...bench.deps, openRuntime }, input)).rejects.toThrow('locked');
    expect(await bench.listSamples()).toEqual([]);
  });
});

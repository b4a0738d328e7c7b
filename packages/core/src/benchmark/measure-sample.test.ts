import { describe, expect, it } from 'vitest';
import { makeCallRecord } from '../testing/make-call-record.ts';
import { makeTarget } from '../testing/make-target.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createScriptedRuntime } from '../testing/scripted-runtime.ts';
import { measureSample } from './measure-sample.ts';
import { benchmarkParametersSchema } from './run-definition.ts';

function setUp(record = makeCallRecord()) {
  const clock = createManualClock();
  const runtime = createScriptedRuntime(clock, { answer: () => record });
  const input = {
    run: { id: 'run_1', parameters: benchmarkParametersSchema.parse({}), seed: 1 },
    target: { ...makeTarget(), position: 0 },
    planned: { ordinal: 3, targetIndex: 0, promptIndex: 2, round: 1, phase: 'steady' as const },
    prompt: { text: 'Hi' },
    runtime,
    loadMs: null,
    dueMs: clock.monotonicMs(),
    signal: new AbortController().signal,
  };
  return { clock, input };
}

describe('measureSample', () => {
  it('counts the total from the intended start', async () => {
    const { clock, input } = setUp();
    clock.advance(7);
    expect(await measureSample(clock, input)).toMatchObject({
      queueMs: 7,
      prepMs: 0,
      serviceMs: 100,
      totalMs: 107,
      startedEpochMs: clock.epochMs() - 100,
    });
  });

  it('says which planned request it is', async () => {
    const { clock, input } = setUp();
    expect(await measureSample(clock, input)).toMatchObject({
      runId: 'run_1',
      ordinal: 3,
      targetId: 'tgt_small',
      promptIndex: 2,
      round: 1,
      phase: 'steady',
    });
  });

  it('keeps everything that was seen of a failed request', async () => {
    const phases = { ttftMs: 20, tailMs: null, serviceMs: 60 };
    const record = makeCallRecord({
      outcome: 'failed',
      errorClass: 'stream-broken',
      errorMessage: 'The stream ended without an end.',
      phases,
      text: 'Par',
    });
    const { clock, input } = setUp(record);
    expect(await measureSample(clock, input)).toMatchObject({
      outcome: 'failed',
      errorClass: 'stream-broken',
      errorMessage: 'The stream ended without an end.',
      ...phases,
      text: 'Par',
    });
  });

  it('believes no interval of a call with one that cannot be, whatever its outcome', async () => {
    const broken = { outcome: 'timed-out', phases: { serviceMs: Number.NaN } } as const;
    const { clock, input } = setUp(makeCallRecord(broken));
    const sample = await measureSample(clock, input);
    expect(sample).toMatchObject({ outcome: 'failed', errorClass: 'invalid-timing' });
    expect(Number.isFinite(sample.totalMs)).toBe(true);
    expect(sample.ttftMs).toBeNull();
  });
});

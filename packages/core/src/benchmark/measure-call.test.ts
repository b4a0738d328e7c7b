import { describe, expect, it } from 'vitest';
import { makeCallRecord } from '../testing/make-call-record.ts';
import { makeTarget } from '../testing/make-target.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createScriptedRuntime } from '../testing/scripted-runtime.ts';
import { makeMeasuredSample } from './make-measured-sample.ts';
import { type MeasureCallInput, measureCall } from './measure-call.ts';
import { benchmarkParametersSchema } from './run-definition.ts';

function setUp(record = makeCallRecord()) {
  const clock = createManualClock();
  const runtime = createScriptedRuntime(clock, { answer: () => record });
  const input = {
    run: { id: 'run_1', parameters: benchmarkParametersSchema.parse({}), seed: 1 },
    target: { ...makeTarget(), position: 0 },
    planned: {
      ordinal: 3,
      targetIndex: 0,
      promptIndex: 2,
      round: 1,
      phase: 'steady' as const,
      block: 4,
      step: 0,
      dueOffsetMs: null,
    },
    prompt: { text: 'Hi' },
    runtime,
    loadMs: null,
    dueMs: clock.monotonicMs(),
    signal: new AbortController().signal,
  };
  const measure = async (measured: MeasureCallInput) =>
    makeMeasuredSample(
      await measureCall({ clock, wait: clock.wait, random: () => 0 }, measured),
      null,
    );
  return { clock, input, measure };
}

describe('measureCall', () => {
  it('counts the total from the intended start', async () => {
    const { clock, input, measure } = setUp();
    clock.advance(7);
    expect(await measure(input)).toMatchObject({
      queueMs: 7,
      prepMs: 0,
      serviceMs: 100,
      totalMs: 107,
      startedEpochMs: clock.epochMs() - 100,
    });
  });

  it('says which planned request it is', async () => {
    const { input, measure } = setUp();
    expect(await measure(input)).toMatchObject({
      runId: 'run_1',
      ordinal: 3,
      targetId: 'tgt_small',
      promptIndex: 2,
      round: 1,
      block: 4,
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
    const { input, measure } = setUp(record);
    expect(await measure(input)).toMatchObject({
      outcome: 'failed',
      errorClass: 'stream-broken',
      errorMessage: 'The stream ended without an end.',
      ...phases,
      text: 'Par',
    });
  });

  it('believes no interval of a call with one that cannot be, whatever its outcome', async () => {
    const broken = { outcome: 'timed-out', phases: { serviceMs: Number.NaN } } as const;
    const { input, measure } = setUp(makeCallRecord(broken));
    const sample = await measure(input);
    expect(sample).toMatchObject({ outcome: 'failed', errorClass: 'invalid-timing' });
    expect(Number.isFinite(sample.totalMs)).toBe(true);
    expect(sample.ttftMs).toBeNull();
  });
});

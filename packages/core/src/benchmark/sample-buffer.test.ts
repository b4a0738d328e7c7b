import { describe, expect, it } from 'vitest';
import { makeFacts } from '../testing/make-facts.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import type { Sample } from './sample.ts';
import { createSampleBuffer, FLUSH_INTERVAL_MS, FLUSH_SAMPLES_MAX } from './sample-buffer.ts';

function setUp() {
  const clock = createManualClock();
  const stored: number[] = [];
  const flushes: number[] = [];
  const state = { held: true, broken: false, storing: async () => {} };
  const buffer = createSampleBuffer({
    clock,
    samples: {
      async record(samples) {
        await state.storing();
        if (state.broken) throw new Error('disk full');
        stored.push(...samples.map((sample) => sample.ordinal));
      },
    },
    isHeld: () => state.held,
    async onFlushed(flushedSamples) {
      flushes.push(flushedSamples);
    },
  });
  const { characterCount: _, ...facts } = makeFacts();
  const add = (ordinal: number) => {
    const sample: Sample = { ...facts, ordinal, gapsMs: [], text: '' };
    buffer.add(sample, []);
  };
  return { clock, buffer, add, stored, flushes, state };
}

describe('createSampleBuffer', () => {
  it('stores after half a second, counted from the last time', async () => {
    const { clock, buffer, add, stored } = setUp();
    add(0);
    clock.advance(FLUSH_INTERVAL_MS - 1);
    await buffer.flushIfDue();
    expect(stored).toEqual([]);
    clock.advance(1);
    await buffer.flushIfDue();
    expect(stored).toEqual([0]);
    add(1);
    clock.advance(FLUSH_INTERVAL_MS - 1);
    await buffer.flushIfDue();
    expect(stored).toEqual([0]);
  });

  it('stores when enough wait, however fast they came', async () => {
    const { buffer, add, flushes } = setUp();
    for (let ordinal = 0; ordinal < FLUSH_SAMPLES_MAX; ordinal += 1) add(ordinal);
    await buffer.flushIfDue();
    expect(flushes).toEqual([FLUSH_SAMPLES_MAX]);
  });

  it('does nothing, and tells nobody, when nothing waits', async () => {
    const { buffer, flushes } = setUp();
    await buffer.flush();
    expect(flushes).toEqual([]);
  });

  it('stores nothing of a run that is somebody else’s now', async () => {
    const { buffer, add, stored, state } = setUp();
    add(0);
    state.held = false;
    await buffer.flush();
    expect(stored).toEqual([]);
  });

  it('keeps what could not be stored', async () => {
    const { buffer, add, stored, state } = setUp();
    add(0);
    state.broken = true;
    await expect(buffer.flush()).rejects.toThrow('disk full');
    state.broken = false;
    add(1);
    await buffer.flush();
    expect(stored).toEqual([0, 1]);
  });

  it('stores in order what comes while it stores, also after a failure', async () => {
    const { buffer, add, stored, flushes, state } = setUp();
    state.storing = async () => add(stored.length + 1);
    add(0);
    const first = buffer.flush();
    await buffer.flushIfDue();
    state.storing = async () => {
      add(2);
      state.storing = async () => {};
    };
    state.broken = true;
    const second = buffer.flush();
    await first;
    await expect(second).rejects.toThrow('disk full');
    state.broken = false;
    await buffer.flush();
    expect(stored).toEqual([0, 1, 2]);
    expect(flushes).toEqual([1, 2]);
  });
});

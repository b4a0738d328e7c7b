import { describe, expect, it } from 'vitest';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { makeFacts } from '../testing/make-facts.ts';
import { groupFactsByTarget } from './facts-by-target.ts';
import { summarizeLoadSteps } from './summarize-load-steps.ts';

function summarize(samples: Partial<SampleFacts>[], rates = [10, 20]) {
  const facts = samples.map((sample, ordinal) => makeFacts({ ordinal, ...sample }));
  return summarizeLoadSteps(groupFactsByTarget(['tgt_small', 'tgt_large'], facts), rates);
}

/** Ten requests, due every 100 ms. */
const makeStep = (change: (index: number) => Partial<SampleFacts> = () => ({})) =>
  Array.from({ length: 10 }, (_, index) => ({ startedEpochMs: index * 100, ...change(index) }));

describe('summarizeLoadSteps', () => {
  it('counts times from the intended start, and beside them from the sending', () => {
    const [step] = summarize(makeStep(() => ({ queueMs: 30, prepMs: 1, totalMs: 131 })));
    expect(step).toMatchObject({
      targetId: 'tgt_small',
      step: 0,
      askedPerSecond: 10,
      requests: 10,
      failed: 0,
      ttftFromDueMs: { mean: 51 },
      totalMs: { mean: 131 },
      serviceMs: { mean: 100 },
      lagMs: { mean: 31 },
      saturated: false,
    });
    expect(step?.startedPerSecond).toBeCloseTo(10, 9);
    expect(step?.answeredPerSecond).toBeCloseTo(10, 9);
  });

  it('tells a target that falls behind from one that is only slow', () => {
    const [slow] = summarize(makeStep(() => ({ serviceMs: 5_000, totalMs: 5_000 })));
    expect(slow?.saturated).toBe(false);
    const [behind] = summarize(
      makeStep((index) => ({ serviceMs: 100 + index * 20, totalMs: 100 + index * 20 })),
    );
    expect(behind?.answeredPerSecond).toBeCloseTo(9 / 1.08, 9);
    expect(behind?.saturated).toBe(true);
  });

  it('holds rates against when requests were due, which chance decides', () => {
    // Asked for 10 per second, but the arrivals happened to come at 5.
    const [step] = summarize(makeStep((index) => ({ startedEpochMs: index * 200 })));
    expect(step?.duePerSecond).toBeCloseTo(5, 9);
    expect(step?.saturated).toBe(false);
  });

  it('is saturated when requests fail instead of being answered', () => {
    const [step] = summarize(
      makeStep((index) => ({ outcome: index < 9 ? 'timed-out' : 'succeeded' })),
    );
    expect(step).toMatchObject({
      requests: 10,
      failed: 9,
      answeredPerSecond: null,
      saturated: true,
    });
  });

  it('keeps targets and rates apart, in order, and leaves out what was not begun', () => {
    const steps = summarize([
      ...makeStep(() => ({ targetId: 'tgt_large' })),
      ...makeStep(() => ({ step: 1, block: 2 })),
      ...makeStep(() => ({ step: 0, block: 1 })),
      { step: 1, targetId: 'tgt_large', outcome: 'cancelled' },
      { step: 1, targetId: 'tgt_large', phase: 'warming' },
    ]);
    expect(steps.map(({ targetId, step }) => [targetId, step])).toEqual([
      ['tgt_small', 0],
      ['tgt_small', 1],
      ['tgt_large', 0],
    ]);
    expect(summarize(makeStep(), [])).toEqual([]);
  });

  it('does not count the pause between two blocks of a rate', () => {
    const [step] = summarize([
      ...makeStep(),
      ...makeStep((index) => ({ block: 1, startedEpochMs: 60_000 + index * 100 })),
    ]);
    expect(step?.startedPerSecond).toBeCloseTo(10, 9);
  });

  it('has no rate of a single request', () => {
    expect(summarize([{}])).toMatchObject([
      { duePerSecond: null, startedPerSecond: null, answeredPerSecond: null, saturated: false },
    ]);
  });
});

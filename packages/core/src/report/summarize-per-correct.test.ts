import { describe, expect, it } from 'vitest';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { makeFacts } from '../testing/make-facts.ts';
import { summarizePerCorrect } from './summarize-per-correct.ts';
import type { Assumptions } from './target-summary.ts';

/** Ordinals of `right` passed, all others were wrong. */
function summarize(
  samples: Partial<SampleFacts>[],
  {
    right,
    overlapping = false,
    assumptions = {},
  }: { right: number[]; overlapping?: boolean; assumptions?: Assumptions },
) {
  const steady = samples.map((sample, ordinal) => makeFacts({ ordinal, ...sample }));
  return summarizePerCorrect({
    steady,
    passed: new Map(steady.map(({ ordinal }) => [ordinal, right.includes(ordinal)])),
    checkedPrompts: new Set(steady.map(({ promptIndex }) => promptIndex)),
    overlapping,
    assumptions,
    seed: 1,
  });
}

const prompts = Array.from({ length: 10 }, (_, promptIndex) => ({ promptIndex, totalMs: 1_000 }));

describe('summarizePerCorrect', () => {
  it('lets wrong and failed answers cost time, and cancelled ones not', () => {
    const perCorrect = summarize(
      [
        { totalMs: 1_000 },
        { totalMs: 2_000 },
        { totalMs: 3_000, outcome: 'timed-out' },
        { totalMs: 9_000, outcome: 'cancelled' },
      ],
      { right: [0] },
    );
    expect(perCorrect).toMatchObject({
      requests: 3,
      correct: 1,
      seconds: { value: 6, interval: null },
      joules: null,
      costMicroUsd: null,
    });
  });

  it('does not know what a correct answer takes when there was none', () => {
    const { seconds, joules } = summarize(prompts, { right: [], assumptions: { watts: 10 } });
    expect(seconds).toEqual({ value: null, interval: null });
    expect(joules).toEqual({ value: null, interval: null, source: 'modelled' });
  });

  it('has an interval that is open above when hardly an answer was correct', () => {
    const few = summarize(prompts, { right: [0] }).seconds;
    expect(few.value).toBe(10);
    expect(few.interval?.high).toBeNull();
    const most = summarize(prompts, { right: [0, 1, 2, 3, 4, 5, 6, 7] }).seconds;
    expect(most.interval?.low).toBeLessThan(1.25);
    expect(most.interval?.high).toBeGreaterThan(1.25);
  });

  it('makes joules and money of the seconds by what the reader assumes', () => {
    const right = [0, 1, 2, 3, 4];
    const assumptions = { watts: 50, usdPerHour: 3.6 };
    const { seconds, joules, costMicroUsd } = summarize(prompts, { right, assumptions });
    expect(seconds.value).toBe(2);
    expect(joules).toMatchObject({ value: 100, source: 'modelled' });
    expect(joules?.interval?.low).toBeCloseTo(50 * (seconds.interval?.low ?? 0), 9);
    // 3.6 dollars an hour are 1,000 millionths a second.
    expect(costMicroUsd?.value).toBeCloseTo(2_000, 9);
  });

  it('counts a busy machine once, however many requests it works on', () => {
    const started = { startedEpochMs: 0, totalMs: 1_000, serviceMs: 1_000 };
    const samples = [0, 1, 2, 3].map((promptIndex) => ({ ...started, promptIndex }));
    const { seconds, joules } = summarize(samples, {
      right: [0, 1],
      overlapping: true,
      assumptions: { watts: 100 },
    });
    expect(seconds.value).toBe(2);
    expect(joules?.value).toBeCloseTo(50, 9);
  });
});

import { describe, expect, it } from 'vitest';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { makeFacts } from '../testing/make-facts.ts';
import { compareTargets } from './compare-targets.ts';
import { summarizeTarget } from './summarize-target.ts';
import type { MetricName } from './target-summary.ts';

/** `large` takes three times as long as `small`, over 4 rounds of 3 prompts. */
function makeRun(change: (sample: SampleFacts) => SampleFacts = (sample) => sample): SampleFacts[] {
  const facts: SampleFacts[] = [];
  for (const round of [1, 2, 3, 4]) {
    for (const promptIndex of [0, 1, 2]) {
      for (const [targetId, factor] of [['tgt_small', 1] as const, ['tgt_large', 3] as const]) {
        const totalMs = (100 + 10 * promptIndex + round) * factor;
        const ordinal = facts.length;
        facts.push(change(makeFacts({ ordinal, targetId, round, promptIndex, totalMs })));
      }
    }
  }
  return facts;
}

function compare(facts: SampleFacts[], metric: MetricName) {
  const summarize = (targetId: string) =>
    summarizeTarget({ targetId, plannedSteady: 12, hasChecks: false, facts, scores: [] });
  const [base, other] = [summarize('tgt_small'), summarize('tgt_large')];
  const comparisons = compareTargets({ base, other, facts, seed: 1 });
  return comparisons.find((comparison) => comparison.metric === metric);
}

describe('compareTargets', () => {
  it('pairs by prompt and round, and finds the ratio and the difference of medians', () => {
    expect(compare(makeRun(), 'totalMs')).toEqual({
      baseTargetId: 'tgt_small',
      otherTargetId: 'tgt_large',
      metric: 'totalMs',
      pairs: 12,
      medianDelta: expect.closeTo(225, 9),
      ratio: {
        n: 12,
        value: expect.closeTo(3, 9),
        interval: { low: expect.closeTo(3, 9), high: expect.closeTo(3, 9), level: 0.95 },
      },
    });
  });

  it('leaves out what only one of them has answered, and what is not steady', () => {
    const facts = makeRun((sample) => {
      if (sample.targetId === 'tgt_large' && sample.promptIndex === 0) {
        return { ...sample, outcome: 'timed-out', totalMs: 60_000 };
      }
      return sample.round === 1 ? { ...sample, phase: 'warming' } : sample;
    });
    expect(compare(facts, 'totalMs')).toMatchObject({ pairs: 6, ratio: { n: 6 } });
    expect(compare(facts, 'totalMs')?.ratio.value).toBeCloseTo(3, 9);
  });

  it('compares no tokens that were counted in different ways', () => {
    const facts = makeRun((sample) =>
      sample.targetId === 'tgt_large' ? { ...sample, tokenSource: 'estimate' } : sample,
    );
    expect(compare(facts, 'endToEndTokensPerSecond')).toMatchObject({
      pairs: 0,
      ratio: { n: 0, value: null, interval: null },
    });
    expect(compare(facts, 'charactersPerSecond')?.ratio.value).toBeCloseTo(1 / 3, 9);
  });

  it('is null where nothing is known', () => {
    const facts = makeRun((sample) => ({ ...sample, ttftVisibleMs: null }));
    expect(compare(facts, 'ttftVisibleMs')).toMatchObject({
      pairs: 0,
      medianDelta: null,
      ratio: { n: 0, value: null, interval: null },
    });
  });
});

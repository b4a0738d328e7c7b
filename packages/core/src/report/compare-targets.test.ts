import { describe, expect, it } from 'vitest';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { makeFacts } from '../testing/make-facts.ts';
import { compareTargets } from './compare-targets.ts';
import { groupFactsByTarget } from './facts-by-target.ts';
import { summarizeTarget } from './summarize-target.ts';
import { METRIC_NAMES, type MetricName } from './target-summary.ts';

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

function compareAll(facts: SampleFacts[], margin?: number) {
  const targetIds = [...new Set(['tgt_small', 'tgt_large', ...facts.map((s) => s.targetId)])];
  const targets = groupFactsByTarget(targetIds, facts).map((target) => ({
    facts: target,
    summary: summarizeTarget({
      facts: target,
      plannedSteady: 12,
      checkedPrompts: new Set(),
      passed: new Map(),
      overlapping: false,
      assumptions: {},
      seed: 1,
    }),
  }));
  const [base, ...others] = targets;
  if (base === undefined) throw new Error('no target');
  return compareTargets({ base, others, seed: 1, margin });
}

function compare(facts: SampleFacts[], metric: MetricName, margin?: number) {
  return compareAll(facts, margin).find((comparison) => comparison.metric === metric);
}

/** A repeatable wobble of up to `size` around 1 that averages out over prompts and rounds. */
function wobble({ ordinal }: SampleFacts, size: number): number {
  return 1 + size * (((ordinal * 7) % 11) / 5 - 1);
}

describe('compareTargets', () => {
  it('pairs by prompt and round, and finds the ratio and the difference of medians', () => {
    expect(compare(makeRun(), 'totalMs')).toEqual({
      baseTargetId: 'tgt_small',
      otherTargetId: 'tgt_large',
      metric: 'totalMs',
      pairs: 12,
      rounds: 4,
      medianDelta: expect.closeTo(225, 9),
      ratio: {
        n: 12,
        value: expect.closeTo(3, 9),
        interval: { low: expect.closeTo(3, 9), high: expect.closeTo(3, 9), level: 0.95 },
      },
      verdict: 'slower',
      pValue: expect.any(Number),
      adjustedPValue: expect.any(Number),
      effectSize: { kind: 'rank-biserial', value: 1 },
      margin: 0.05,
      equivalencePValue: 1,
      roundsMore: null,
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

  it('calls more of a rate faster, and its ratio is the inverse of that of the time', () => {
    const facts = makeRun((sample) => {
      const serviceMs = 100 * wobble(sample, 0.1) * (sample.targetId === 'tgt_large' ? 3 : 1);
      return { ...sample, serviceMs };
    });
    const time = compare(facts, 'tpotMs');
    const rate = compare(facts, 'decodeTokensPerSecond');
    expect([time?.verdict, rate?.verdict]).toEqual(['slower', 'slower']);
    expect(rate?.ratio.value).toBeCloseTo(1 / (time?.ratio.value ?? 0), 9);
    expect(rate?.ratio.interval?.low).toBeCloseTo(1 / (time?.ratio.interval?.high ?? 0), 9);
    expect(rate?.effectSize?.value).toBe(-1);
    expect(rate?.medianDelta).toBeLessThan(0);
    expect(rate?.pValue).toBe(time?.pValue);
  });

  it('finds targets equivalent within the margin that was asked for', () => {
    const facts = makeRun((sample) => ({
      ...sample,
      totalMs: 100 * wobble(sample, 0.02) * (sample.targetId === 'tgt_large' ? 1.03 : 1),
    }));
    expect(compare(facts, 'totalMs')).toMatchObject({ verdict: 'equivalent', margin: 0.05 });
    expect(compare(facts, 'totalMs', 0.001)?.verdict).not.toBe('equivalent');
  });

  it('asks for further rounds while nothing is decided', () => {
    const facts = makeRun((sample) => ({ ...sample, totalMs: 100 * wobble(sample, 0.4) }));
    const comparison = compare(facts, 'totalMs');
    expect(comparison?.verdict).toBe('undecided');
    expect(comparison?.roundsMore).toBeGreaterThanOrEqual(1);
  });

  it('asks for enough rounds to have an interval, with a single one', () => {
    const facts = makeRun().filter(({ round }) => round === 1);
    expect(compare(facts, 'totalMs')).toMatchObject({ verdict: 'undecided', roundsMore: 2 });
  });

  it('corrects for the number of targets that are compared', () => {
    const facts = makeRun();
    const third = facts
      .filter(({ targetId }) => targetId === 'tgt_large')
      .map((sample) => ({ ...sample, targetId: 'tgt_third' }));
    const [alone] = compareAll(facts);
    const comparisons = compareAll([...facts, ...third]);
    expect(alone?.adjustedPValue).toBe(alone?.pValue);
    expect(comparisons).toHaveLength(2 * METRIC_NAMES.length);
    const totals = comparisons.filter(({ metric }) => metric === 'totalMs');
    expect(totals.map(({ otherTargetId }) => otherTargetId)).toEqual(['tgt_large', 'tgt_third']);
    for (const { pValue, adjustedPValue } of totals) {
      expect(adjustedPValue).toBeCloseTo(2 * (pValue ?? 0), 12);
    }
  });

  it('keeps the rates of an open loop apart when it pairs', () => {
    const facts = makeRun((sample) => ({ ...sample, step: sample.round > 2 ? 1 : 0 })).map(
      (sample) => ({ ...sample, round: sample.step === 1 ? sample.round - 2 : sample.round }),
    );
    expect(compare(facts, 'totalMs')).toMatchObject({ pairs: 12, rounds: 4 });
  });
});

import { describe, expect, it } from 'vitest';
import type { Score } from '../benchmark/sample.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import type { CallRetry } from '../inference/call-record.ts';
import { makeFacts } from '../testing/make-facts.ts';
import { groupFactsByTarget } from './facts-by-target.ts';
import { findPassed } from './find-passed.ts';
import { type SummarizeTargetInput, summarizeTarget } from './summarize-target.ts';

const summarize = (
  facts: Partial<SampleFacts>[],
  scores: Score[] = [],
  overrides: Partial<SummarizeTargetInput> = {},
) => {
  const samples = facts.map((sample, ordinal) => makeFacts({ ordinal, ...sample }));
  const [own] = groupFactsByTarget(['tgt_small'], samples);
  if (own === undefined) throw new Error('no target');
  const prompts = samples.map(({ promptIndex }) => promptIndex);
  return summarizeTarget({
    facts: own,
    plannedSteady: 10,
    checkedPrompts: new Set(scores.length > 0 ? prompts : []),
    passed: findPassed(scores),
    overlapping: false,
    assumptions: {},
    seed: 1,
    ...overrides,
  });
};

const score = (ordinal: number, value: number, overrides: Partial<Score> = {}): Score => ({
  runId: 'run_1',
  ordinal,
  scorer: 'computed',
  name: 'exact-match',
  value,
  detail: null,
  ...overrides,
});

describe('summarizeTarget', () => {
  it('counts outcomes and classes of errors of steady samples apart', () => {
    const summary = summarize([
      {},
      { outcome: 'truncated' },
      { outcome: 'failed', errorClass: 'server-error' },
      { outcome: 'failed', errorClass: 'load-failed' },
      { outcome: 'timed-out', errorClass: 'idle-timeout' },
      { outcome: 'failed', errorClass: 'server-error' },
      { outcome: 'cancelled', errorClass: 'cancelled' },
      { phase: 'warming', outcome: 'failed', errorClass: 'rejected' },
      { targetId: 'tgt_large' },
    ]);
    expect(summary.outcomes).toEqual({
      planned: 10,
      succeeded: 1,
      truncated: 1,
      failed: 3,
      timedOut: 1,
      cancelled: 1,
    });
    expect(summary.errorClasses).toEqual([
      { errorClass: 'server-error', count: 2 },
      { errorClass: 'idle-timeout', count: 1 },
      { errorClass: 'load-failed', count: 1 },
    ]);
  });

  it('averages the latency of steady, whole answers only', () => {
    const summary = summarize([
      { totalMs: 100 },
      { totalMs: 300 },
      { totalMs: 9_000, outcome: 'truncated' },
      { totalMs: 9_000, outcome: 'timed-out' },
      { totalMs: 9_000, phase: 'warming' },
      { totalMs: 9_000, phase: 'cold' },
    ]);
    expect(summary.metrics.totalMs).toEqual({
      n: 2,
      mean: 200,
      median: { n: 2, value: 200, interval: null },
      min: 100,
      max: 300,
      p90: null,
      p95: null,
      p99: null,
    });
  });

  it('takes first tokens and rates from answers cut at the cap as well, but no phases', () => {
    const { metrics, phaseMeansMs } = summarize([{ outcome: 'truncated' }]);
    expect(metrics.ttftMs.n).toBe(1);
    expect(metrics.decodeTokensPerSecond.n).toBe(1);
    expect(metrics.totalMs.n).toBe(0);
    expect(phaseMeansMs).toBeNull();
  });

  it('counts for each metric the samples that have it', () => {
    const { metrics } = summarize([{}, { completionTokens: null }, { completionTokens: 1 }]);
    expect([metrics.ttftMs.n, metrics.tpotMs.n, metrics.endToEndTokensPerSecond.n]).toEqual([
      3, 1, 2,
    ]);
  });

  it('says of nothing that it is unknown', () => {
    const summary = summarize([{ outcome: 'failed', errorClass: 'load-failed' }]);
    expect(summary.metrics.ttftMs).toMatchObject({ n: 0, mean: null, min: null, p90: null });
    expect(summary.phaseMeansMs).toBeNull();
    expect(summary.tokens).toEqual({
      source: null,
      promptMean: null,
      completionMean: null,
      completionTotal: null,
    });
    expect(summary.cold).toBeNull();
    expect(summary.quality).toBeNull();
  });

  it('averages the phases so that they add up to the mean total', () => {
    const summary = summarize([{}, { ttftMs: 50, serviceMs: 200, totalMs: 200 }]);
    const sum = Object.values(summary.phaseMeansMs ?? {}).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(150, 9);
    expect(summary.phaseMeansMs?.waitMs).toBe(34);
  });

  it('says when tokens were counted in different ways', () => {
    expect(summarize([{}, {}]).tokens).toEqual({
      source: 'usage',
      promptMean: 7,
      completionMean: 10,
      completionTotal: 20,
    });
    expect(summarize([{}, { tokenSource: 'estimate' }]).tokens.source).toBe('mixed');
    const uncounted = { tokenSource: 'estimate', completionTokens: null } as const;
    expect(summarize([{}, uncounted]).tokens.source).toBe('usage');
  });

  it('takes an answer for good only when it passes all its checks', () => {
    const facts = [{}, {}, {}, { outcome: 'failed' as const }, { phase: 'warming' as const }, {}];
    const scores = [
      score(0, 1),
      score(0, 1, { name: 'contains' }),
      score(1, 1),
      score(1, 0, { name: 'contains' }),
      score(2, 1),
      score(2, 0, { scorer: 'judge', name: 'style' }),
      score(4, 0),
    ];
    expect(summarize(facts, scores).quality).toEqual({
      n: 3,
      passed: 2,
      prompts: 1,
      rate: {
        n: 3,
        value: 2 / 3,
        interval: { low: expect.any(Number), high: expect.any(Number), level: 0.95 },
      },
    });
  });

  it('does not become surer of the share by asking the same prompts again', () => {
    const once = [{ promptIndex: 0 }, { promptIndex: 1 }];
    const often = Array.from({ length: 20 }, () => once).flat();
    const passFirst = (facts: { promptIndex: number }[]) =>
      facts.map(({ promptIndex }, ordinal) => score(ordinal, promptIndex === 0 ? 1 : 0));
    const intervalOf = (facts: { promptIndex: number }[]) =>
      summarize(facts, passFirst(facts)).quality?.rate.interval;
    expect(intervalOf(often)).toEqual(intervalOf(once));
  });

  it('keeps cold starts apart, as medians of all there were, and has none when they failed', () => {
    const cold = { phase: 'cold', loadMs: 900, totalMs: 400, ttftMs: 350 } as const;
    expect(summarize([cold, {}]).cold).toEqual({ n: 1, loadMs: 900, ttftMs: 350, totalMs: 400 });
    const again = { ...cold, ordinal: 2, loadMs: 700, totalMs: 300 } as const;
    expect(summarize([cold, again]).cold).toMatchObject({ n: 2, loadMs: 800, totalMs: 350 });
    expect(summarize([{ ...cold, outcome: 'failed' }]).cold).toBeNull();
  });

  it('prints no p95 of three answers, and none above the largest', () => {
    const times = [134.951, 155.558, 191.753];
    const few = summarize(times.map((totalMs) => ({ totalMs }))).metrics.totalMs;
    expect(few).toMatchObject({ n: 3, p90: null, p95: null, p99: null, max: 191.753 });
    const often = Array.from({ length: 100 }, () => times).flat();
    const many = summarize(often.map((totalMs) => ({ totalMs }))).metrics.totalMs;
    expect(many.p95).toBe(191.753);
    expect(many.p99).toBe(191.753);
  });

  it('takes the time to the answer without the closing of the stream, of whole answers only', () => {
    const { metrics } = summarize([
      { totalMs: 120, tailMs: 8 },
      { totalMs: 120, tailMs: 8, outcome: 'truncated' },
      { totalMs: 120, tailMs: null },
    ]);
    expect(metrics.timeToAnswerMs).toMatchObject({ n: 1, mean: 112 });
  });

  it('counts doubts about answers, and attempts that were repeated', () => {
    const retry: CallRetry = {
      errorClass: 'rate-limited',
      message: null,
      serviceMs: 5,
      waitMs: 50,
    };
    const summary = summarize([
      { flags: ['prompt-cached'], retries: [retry, retry] },
      { flags: ['prompt-cached', 'tokens-disagree'] },
      { outcome: 'failed', retries: [retry], flags: ['repeating'] },
      { phase: 'warming', flags: ['repeating'], retries: [retry] },
    ]);
    expect(summary.flags).toEqual([
      { flag: 'prompt-cached', count: 2 },
      { flag: 'tokens-disagree', count: 1 },
    ]);
    expect(summary.retries).toBe(3);
  });

  it('flags an outlier and leaves it in', () => {
    const facts = [98, 99, 100, 101, 102, 900].map((totalMs) => ({ totalMs }));
    const summary = summarize(facts);
    expect(summary.outliers).toBe(1);
    expect(summary.metrics.totalMs).toMatchObject({ n: 6, max: 900 });
  });

  it('judges no answer whose text is uncertain', () => {
    const facts = [{}, { flags: ['channel-unparsed' as const] }];
    const summary = summarize(facts, [score(0, 1), score(1, 0)]);
    expect(summary.quality).toMatchObject({ n: 1, passed: 1 });
    expect(summary.perCorrect).toMatchObject({ requests: 2, correct: 1 });
  });

  it('takes no times and no rates of an answer without any text', () => {
    const empty = { chunkCount: 0, totalMs: 5, serviceMs: 5, tailMs: 1, characterCount: 0 };
    const { metrics, outcomes, phaseMeansMs } = summarize([{}, empty]);
    expect(outcomes.succeeded).toBe(2);
    expect(phaseMeansMs).toEqual(summarize([{}]).phaseMeansMs);
    for (const name of ['totalMs', 'serviceMs', 'timeToAnswerMs'] as const) {
      expect(metrics[name]).toEqual(summarize([{}]).metrics[name]);
    }
    expect(metrics.endToEndTokensPerSecond.n).toBe(1);
  });
});

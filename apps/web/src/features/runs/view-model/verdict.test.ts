import { buildRunReport } from '@mizani/core/report/build-run-report';
import { makeFacts } from '@mizani/core/testing/make-facts';
import { describe, expect, it } from 'vitest';
import { makeRunReport } from '../report/testing/make-run-report.ts';
import { judgeComparison, verdictSentences } from './verdict.ts';

describe('judgeComparison', () => {
  const interval = { low: 2, high: 3, level: 0.95 as const };

  it('passes on the verdict of a ratio with an interval', () => {
    const ratio = { n: 30, value: 2.5, interval };
    expect(judgeComparison({ ratio, verdict: 'slower' })).toBe('slower');
  });

  it('claims nothing without an interval or a ratio', () => {
    const none = { n: 0, value: null, interval: null };
    expect(judgeComparison({ ratio: none, verdict: 'undecided' })).toBe('none');
    expect(judgeComparison({ ratio: { ...none, n: 2, value: 3 }, verdict: 'undecided' })).toBe(
      'no-interval',
    );
    expect(judgeComparison(undefined)).toBe('none');
  });
});

describe('verdictSentences', () => {
  const { run, promptSet } = makeRunReport();

  function report(otherMs: number) {
    const facts = Array.from({ length: 20 }, (_, index) => {
      const isBase = index % 2 === 0;
      const jitterMs = Math.floor(index / 2);
      return makeFacts({
        ordinal: index,
        targetId: isBase ? 'tgt_0' : 'tgt_1',
        round: Math.floor(index / 2) + 1,
        totalMs: (isBase ? 100 : otherMs) + jitterMs,
      });
    });
    return buildRunReport({ run, promptSet, facts, scores: [], events: [] });
  }

  it('compares every other target with the first', () => {
    expect(verdictSentences(report(300))).toMatchObject([
      { other: 'small', base: 'nano', judgement: 'slower', pairs: 10, quality: null },
    ]);
    expect(verdictSentences(report(100))).toMatchObject([{ judgement: 'equivalent' }]);
    expect(verdictSentences(report(50))).toMatchObject([{ judgement: 'faster' }]);
  });

  it('has nothing to compare when the other target answered nothing', () => {
    expect(verdictSentences(makeRunReport())).toMatchObject([{ judgement: 'none', pairs: 0 }]);
  });

  it('has no sentence for a single target', () => {
    const { summaries, ...rest } = makeRunReport();
    const single = { ...rest, summaries, run: { ...run, targets: run.targets.slice(0, 1) } };
    expect(verdictSentences(single)).toEqual([]);
  });
});

import { buildRunReport } from '@mizani/core/report/build-run-report';
import { makeFacts } from '@mizani/core/testing/make-facts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRunReport } from '../report/testing/make-run-report.ts';
import { judgeRatio, verdictSentences } from './verdict.ts';

const ratio = (low: number, high: number) => ({
  n: 30,
  value: (low + high) / 2,
  interval: { low, high, level: 0.95 as const },
});

describe('judgeRatio', () => {
  it.each([
    [2, 3, 'worse'],
    [0.2, 0.4, 'better'],
    [0.97, 1.03, 'equivalent'],
    [0.8, 1.4, 'undecided'],
    [1.01, 1.04, 'equivalent'],
  ] as const)('calls %d to %d times the latency %s', (low, high, verdict) => {
    expect(judgeRatio(ratio(low, high), true)).toBe(verdict);
  });

  it('turns around where more is better', () => {
    expect(judgeRatio(ratio(2, 3), false)).toBe('better');
    expect(judgeRatio(ratio(0.2, 0.4), false)).toBe('worse');
  });

  it('claims nothing without an interval or a ratio', () => {
    expect(judgeRatio({ n: 2, value: 3, interval: null }, true)).toBe('no-interval');
    expect(judgeRatio({ n: 0, value: null, interval: null }, true)).toBe('none');
  });

  it('never decides while 1 lies inside the interval, unless both are equivalent', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        (low, high) => {
          expect(['equivalent', 'undecided']).toContain(judgeRatio(ratio(low, high), true));
        },
      ),
    );
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
      { other: 'small', base: 'nano', judgement: 'worse', pairs: 10, quality: null },
    ]);
    expect(verdictSentences(report(100))).toMatchObject([{ judgement: 'equivalent' }]);
    expect(verdictSentences(report(50))).toMatchObject([{ judgement: 'better' }]);
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

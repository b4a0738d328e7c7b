import { buildRunReport } from '@mizani/core/report/build-run-report';
import type { RunReport } from '@mizani/core/report/run-report';
import { makeFacts } from '@mizani/core/testing/make-facts';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { makeRunReport } from '../report/testing/make-run-report.ts';
import { Verdict } from './verdict.tsx';

const { run, promptSet, ...rest } = makeRunReport();

function report(otherMs: number, rounds: number): RunReport {
  const facts = Array.from({ length: 2 * rounds }, (_, index) =>
    makeFacts({
      ordinal: index,
      targetId: index % 2 === 0 ? 'tgt_0' : 'tgt_1',
      round: Math.floor(index / 2) + 1,
      totalMs: (index % 2 === 0 ? 100 : otherMs) + Math.floor(index / 2),
    }),
  );
  return buildRunReport({ run, promptSet, facts, scores: [], events: [] });
}

function textOf(subject: RunReport): string {
  return renderToStaticMarkup(<Verdict report={subject} />).replaceAll(/<[^>]+>/g, '');
}

describe('Verdict', () => {
  it('says who is slower, by how much, with n and interval', () => {
    expect(textOf(report(300, 10))).toMatch(
      /^small is \d\.\d× slower than nano for a whole answer \(n = 10, 95 % interval .+× to .+×\)\.$/,
    );
    expect(textOf(report(40, 10))).toMatch(/^small is \d\.\d× faster than nano/);
  });

  it('says that more rounds are needed, or that both are alike', () => {
    expect(textOf(report(300, 1))).toContain(
      'an interval needs 5 pairs in at least 3 rounds (n = 1)',
    );
    expect(textOf(report(100, 10))).toContain('take equally long within 5 %');
  });

  it('says when there is nothing to compare', () => {
    expect(textOf(makeRunReport())).toContain('small and nano cannot be compared');
  });

  it('says which target was cut at the cap, and does not call that a lack of answers', () => {
    const facts = Array.from({ length: 10 }, (_, index) =>
      makeFacts({
        ordinal: index,
        targetId: index % 2 === 0 ? 'tgt_0' : 'tgt_1',
        round: Math.floor(index / 2) + 1,
        outcome: index % 2 === 0 ? 'succeeded' : 'truncated',
        maxTokens: 64,
      }),
    );
    expect(textOf(buildRunReport({ run, promptSet, facts, scores: [], events: [] }))).toBe(
      'Every answer of small was cut at 64 tokens: raise the token cap to compare whole answers.',
    );
  });

  it('speaks of a single target by itself', () => {
    const single = (index: number): RunReport => ({
      ...rest,
      promptSet,
      run: { ...run, targets: run.targets.slice(index, index + 1) },
      summaries: rest.summaries.slice(index, index + 1),
    });
    expect(textOf(single(0))).toMatch(/^nano needs 120\sms for a whole answer at the median/);
    expect(textOf(single(1))).toBe('small has not finished an answer.');
  });
});

import { describe, expect, it } from 'vitest';
import { makeComparison, makeRun } from '../testing/make-run.ts';
import { formatNumber } from './format-value.ts';
import { renderRun } from './render-run.ts';
import { renderTable } from './render-table.ts';

describe('renderRun', () => {
  it('shows each target with n, intervals, and failures apart', () => {
    expect(renderRun(makeRun({ comparisons: [] }))).toBe(
      [
        'target    n       total ms  first token ms  tokens/s  quality  cut  failed',
        '-------  --  -------------  --------------  --------  -------  ---  ------',
        'nano     16  182 (175–190)    8.12 (7.5–9)         –     75 %    1       3',
        'small-1   0              –               –         –        –    1       3',
        '',
      ].join('\n'),
    );
  });

  it("uses the server's own sentences, whole answers first, and its own where there are none", () => {
    const text = renderRun(
      makeRun({
        comparisons: [
          makeComparison({ metric: 'ttftMs', verdict: 'undecided', roundsMore: 12 }),
          makeComparison({ metric: 'serviceMs' }),
          makeComparison({ sentence: 'small-1 takes 1.8 times as long as nano.' }),
        ],
      }),
    );
    const sentences = text.split('\n').slice(5, -1);
    expect(sentences).toEqual([
      'small-1 takes 1.8 times as long as nano.',
      'First token: small-1 has 1.8 times the value of nano (95 % interval 1.7 to 1.9): undecided; about 12 more rounds would decide.',
    ]);
  });

  it('tells what is doubtful, worst first', () => {
    const finding = { targetId: null, sentence: null };
    const text = renderRun(
      makeRun({
        comparisons: [],
        validity: {
          verdict: 'invalid',
          findings: [
            { ...finding, kind: 'drift', severity: 'caution', sentence: 'It became slower.' },
            { ...finding, kind: 'rate-not-reached', severity: 'invalid', targetId: 'tgt_1' },
          ],
        },
      }),
    );
    expect(text.split('\n').slice(5, -1)).toEqual([
      'Invalid: rate not reached (nano)',
      'Caution: It became slower.',
    ]);
  });

  it('shows each rate of an open loop', () => {
    const distribution = { n: 9, median: { n: 9, value: 20, interval: null } };
    const step = {
      targetId: 'tgt_1',
      askedPerSecond: 5,
      answeredPerSecond: 4.567,
      requests: 9,
      failed: 0,
      ttftFromDueMs: distribution,
      totalMs: distribution,
      saturated: true,
    };
    expect(renderRun(makeRun({ loadSteps: [step] }))).toMatch(
      /nano +5 +4\.57 +9 +20 +20 +0 +yes\n/,
    );
  });

  it('names the runtime of targets that are called alike', () => {
    const [target] = makeRun().targets;
    if (target === undefined) throw new Error('The run has no target.');
    const twins = [target, { ...target, id: 'tgt_2', model: 'nano-2', runtimeName: 'Other' }];
    const text = renderRun(makeRun({ targets: twins, comparisons: [] }));
    expect(text).toMatch(/^nano-1 on Box /m);
    expect(text).toMatch(/^nano-2 on Other /m);
  });
});

describe('renderTable', () => {
  it('aligns every column, and is only a header without rows', () => {
    expect(renderTable(['a', 'bb'], [])).toBe('a  bb\n-  --\n');
    expect(renderTable(['a', 'bb'], [['long', '1']])).toBe('a     bb\n----  --\nlong   1\n');
  });
});

describe('formatNumber', () => {
  it.each([
    [null, '–'],
    [0, '0'],
    [0.0123456, '0.0123'],
    [9.999, '10'],
    [123.4, '123'],
    [1_234_567.8, '1234568'],
  ])('shows %s as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

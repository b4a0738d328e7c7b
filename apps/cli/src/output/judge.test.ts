import { describe, expect, it } from 'vitest';
import { makeComparison } from '../testing/make-run.ts';
import { judge, readJudge } from './judge.ts';

describe('readJudge', () => {
  it('looks at whole answers and leaves the margin to the server', () => {
    expect(readJudge({}, ['slower'])).toEqual({
      metric: 'totalMs',
      failOn: ['slower'],
      margin: undefined,
    });
  });

  it('takes verdicts as a list, repeated or both, and none for no condition', () => {
    expect(readJudge({ 'fail-on': ['slower,undecided', 'faster'] }, []).failOn).toEqual([
      'slower',
      'undecided',
      'faster',
    ]);
    expect(readJudge({ 'fail-on': ['none'] }, ['slower']).failOn).toEqual([]);
  });

  it.each([
    [{ 'fail-on': ['worse'] }, '--fail-on must be one of'],
    [{ 'fail-on': [','] }, '--fail-on needs a verdict'],
    [{ metric: 'speed' }, '--metric must be one of'],
    [{ margin: '0' }, '--margin must be more than 0'],
    [{ margin: '5 %' }, '--margin must be a number'],
  ])('refuses %j and names the flag', (values, message) => {
    expect(() => readJudge(values, [])).toThrow(message);
  });
});

describe('judge', () => {
  const rule = { metric: 'totalMs', failOn: ['slower'], margin: undefined } as const;

  it('fails on a verdict that was named, and on no other', () => {
    expect(judge([makeComparison({ verdict: 'slower' })], rule)).toBe(1);
    expect(judge([makeComparison({ verdict: 'faster' })], rule)).toBe(0);
    expect(judge([makeComparison({ verdict: 'undecided' })], rule)).toBe(0);
    expect(judge([makeComparison()], { ...rule, failOn: [] })).toBe(0);
  });

  it('looks at one metric only, and at every comparison of it', () => {
    const comparisons = [
      makeComparison({ metric: 'ttftMs', verdict: 'slower' }),
      makeComparison({ verdict: 'equivalent' }),
      makeComparison({ verdict: 'faster' }),
    ];
    expect(judge(comparisons, rule)).toBe(0);
    expect(judge(comparisons, { ...rule, metric: 'ttftMs' })).toBe(1);
    expect(judge(comparisons, { ...rule, failOn: ['faster'] })).toBe(1);
  });

  it('does not pass while a comparison has no ratio, whatever its verdict, but fails for another', () => {
    const empty = makeComparison({
      verdict: 'undecided',
      ratio: { n: 0, value: null, interval: null },
    });
    expect(() => judge([empty], rule)).toThrow('1 of 1 comparisons');
    expect(() => judge([makeComparison({ verdict: 'faster' }), empty], rule)).toThrow('1 of 2');
    expect(() => judge([empty], { ...rule, failOn: ['undecided'] })).toThrow('1 of 1');
    expect(judge([empty, makeComparison({ verdict: 'slower' })], rule)).toBe(1);
    expect(judge([empty], { ...rule, failOn: [] })).toBe(0);
  });

  it('never passes for want of something to judge', () => {
    expect(() => judge([], rule)).toThrow('nothing to compare');
    expect(() => judge([makeComparison({ verdict: null })], rule)).toThrow('no verdicts');
    expect(() => judge([makeComparison({ margin: 0.05 })], { ...rule, margin: 0.1 })).toThrow(
      'margin',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { makeSample, makeScore } from '../testing/fixtures.ts';
import { toSample, toSampleFacts, toSampleRow, toScore, toScoreRow } from './sample-mapper.ts';

describe('a sample', () => {
  it('comes back from its row', () => {
    const sample = makeSample('run_1', 3, {
      errorClass: 'stream-broken',
      gapsMs: [],
      flags: ['repeating', 'prompt-cached'],
    });
    expect(toSample(toSampleRow(sample))).toEqual(sample);
  });

  it('has the same columns, whatever is null in it', () => {
    const sparse = makeSample('run_1', 0, { ttftMs: null, finishReason: null });
    expect(Object.keys(toSampleRow(sparse))).toEqual(Object.keys(toSampleRow(makeSample('r', 1))));
  });

  it('counts the code points of the text as it is stored', () => {
    const row = toSampleRow(makeSample('run_1', 0, { text: '🦊\0é' }));
    expect(row).toMatchObject({ text: '🦊é', characterCount: 2 });
    expect(toSampleFacts(row).characterCount).toBe(2);
    expect(toSampleRow(makeSample('run_1', 0, { text: '' })).characterCount).toBe(0);
  });

  it.each(['phase', 'outcome', 'errorClass', 'tokenSource', 'flags'])(
    'refuses an unknown %s',
    (column) => {
      const row = { ...toSampleRow(makeSample('run_1', 0)), [column]: 'strange' };
      expect(() => toSample(row)).toThrow(`Sample.${column} holds "strange"`);
    },
  );
});

describe('a score', () => {
  it('comes back from its row, and refuses an unknown scorer', () => {
    const score = makeScore('run_1', 0, { value: 0, detail: 'No.' });
    expect(toScore(toScoreRow(score))).toEqual(score);
    expect(() => toScore({ ...toScoreRow(score), scorer: 'oracle' })).toThrow('Score.scorer');
  });
});

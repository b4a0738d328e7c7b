import { describe, expect, it } from 'vitest';
import type { Check } from './check.ts';
import { evaluateCheck } from './evaluate-check.ts';

const passes = (check: Check, answer: string, expected?: string) =>
  evaluateCheck(check, { answer, expected }).passed;

describe('exact-match', () => {
  const check: Check = { kind: 'exact-match' };

  it.each([
    ['Paris', 'Paris'],
    [' paris.\n', 'Paris'],
    ['PARIS', 'Paris.'],
    ['O', 'o'],
    ['{"device": "valve-47", "speed": 83}', '{"device": "valve-47", "speed": 83}'],
    ['Cafe\u0301', 'Café'],
  ])('takes %j for %j', (answer, expected) => {
    expect(passes(check, answer, expected)).toBe(true);
  });

  it.each([
    ['The capital of France is Paris.', 'Paris'],
    ['Paris..', 'Paris'],
    ['Paris!', 'Paris'],
    ['2.4', '24'],
    ['', 'Paris'],
  ])('does not take %j for %j', (answer, expected) => {
    expect(passes(check, answer, expected)).toBe(false);
  });

  it('does not pass without an expected answer, and says so', () => {
    expect(evaluateCheck(check, { answer: '' })).toEqual({
      check,
      passed: false,
      detail: 'there is no expected answer',
    });
  });
});

describe('contains', () => {
  it('ignores case and takes the text literally', () => {
    expect(passes({ kind: 'contains', text: 'vector index.' }, 'A VECTOR Index.')).toBe(true);
    expect(passes({ kind: 'contains', text: 'a.c' }, 'abc')).toBe(false);
  });
});

describe('counts', () => {
  it('says what was found and what was wanted', () => {
    const check: Check = { kind: 'sentence-count', count: 2 };
    expect(evaluateCheck(check, { answer: 'One sentence.' })).toEqual({
      check,
      passed: false,
      detail: '1 sentence, 2 wanted',
    });
  });

  it('wants exactly as many sentences and items', () => {
    expect(passes({ kind: 'sentence-count', count: 2 }, 'One. Two.')).toBe(true);
    expect(passes({ kind: 'sentence-count', count: 2 }, 'One. Two. Three.')).toBe(false);
    expect(passes({ kind: 'item-count', count: 2 }, '- a\n- b')).toBe(true);
    expect(passes({ kind: 'item-count', count: 2 }, '- a\n- b\n- c')).toBe(false);
  });

  it('wants at most as many words, and takes lone punctuation for none', () => {
    expect(passes({ kind: 'max-words', count: 3 }, "It's edge-AI - really!")).toBe(true);
    expect(passes({ kind: 'max-words', count: 3 }, 'one two three four')).toBe(false);
    expect(passes({ kind: 'max-words', count: 1 }, '')).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import type { Prompt } from '../prompt-set/prompt-set.ts';
import { makeFacts } from '../testing/make-facts.ts';
import type { Sample } from './sample.ts';
import { scoreSample } from './score-sample.ts';

const makeSample = (overrides: Partial<Sample> = {}): Sample => {
  const { characterCount: _, ...facts } = makeFacts({ ordinal: 4 });
  return { ...facts, gapsMs: [], text: 'Local and private.', ...overrides };
};

const prompt: Prompt = {
  text: 'Where?',
  checks: [
    { kind: 'contains', text: 'local' },
    { kind: 'contains', text: 'cloud' },
    { kind: 'sentence-count', count: 1 },
  ],
};

describe('scoreSample', () => {
  it('scores every check under a name of its own', () => {
    const scores = scoreSample(makeSample(), prompt);
    expect(scores.map(({ name, value }) => [name, value])).toEqual([
      ['contains', 1],
      ['contains-2', 0],
      ['sentence-count', 1],
    ]);
    expect(scores[0]).toEqual({
      runId: 'run_1',
      ordinal: 4,
      scorer: 'computed',
      name: 'contains',
      value: 1,
      detail: 'contains "local"',
    });
  });

  it('judges a truncated answer, and none that failed', () => {
    expect(scoreSample(makeSample({ outcome: 'truncated' }), prompt)).toHaveLength(3);
    for (const outcome of ['failed', 'timed-out', 'cancelled'] as const) {
      expect(scoreSample(makeSample({ outcome }), prompt)).toEqual([]);
    }
  });

  it('does not judge an answer that could not be told from the markup around it', () => {
    expect(scoreSample(makeSample({ flags: ['channel-unparsed'] }), prompt)).toEqual([]);
    expect(scoreSample(makeSample({ flags: ['repeating'] }), prompt)).toHaveLength(3);
  });

  it('has nothing to say about a prompt without checks', () => {
    expect(scoreSample(makeSample(), { text: 'Where?' })).toEqual([]);
  });
});

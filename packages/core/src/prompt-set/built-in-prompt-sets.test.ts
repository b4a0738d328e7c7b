import { describe, expect, it } from 'vitest';
import { evaluateCheck } from '../rubric/evaluate-check.ts';
import { BUILT_IN_PROMPT_SETS } from './built-in-prompt-sets.ts';
import { CLOSED_QUESTIONS, CLOSED_QUESTIONS_SAMPLE } from './closed-questions.ts';
import { newPromptSetSchema } from './prompt-set.ts';

describe('built-in prompt sets', () => {
  it.each(BUILT_IN_PROMPT_SETS.map((set) => [set.name, set] as const))('%s is valid', (_, set) => {
    expect(newPromptSetSchema.parse(set)).toEqual(set);
  });

  it('have names of their own', () => {
    const names = BUILT_IN_PROMPT_SETS.map((set) => set.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('have closed questions whose expected answers pass their checks', () => {
    expect(CLOSED_QUESTIONS.prompts).toHaveLength(233);
    for (const { expected = '', checks = [] } of CLOSED_QUESTIONS.prompts) {
      expect(checks).toHaveLength(1);
      for (const check of checks) {
        expect(evaluateCheck(check, { answer: expected, expected }).passed).toBe(true);
      }
    }
  });

  it('have a sample with two different questions of every topic', () => {
    const topicOf = (prompt: { facets?: Record<string, string> | undefined }) =>
      prompt.facets?.topic;
    const topics = new Set(CLOSED_QUESTIONS.prompts.map(topicOf));
    const sampled = CLOSED_QUESTIONS_SAMPLE.prompts;
    expect(new Set(sampled.map((prompt) => prompt.text)).size).toBe(24);
    for (const topic of topics) {
      expect(sampled.filter((prompt) => topicOf(prompt) === topic)).toHaveLength(2);
    }
  });
});

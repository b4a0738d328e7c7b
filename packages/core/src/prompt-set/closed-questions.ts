import questions from './closed-questions.json' with { type: 'json' };
import type { NewPromptSet, Prompt } from './prompt-set.ts';

/** Long enough for every expected answer; a model that talks on is cut, and wrong anyway. */
const ANSWER_TOKENS_MAX = 32;

/** Questions with one right answer each, so that quality is computed and needs no judge. */
export const CLOSED_QUESTIONS: NewPromptSet = {
  name: 'Closed questions',
  description:
    'Capitals, opposites, sums, extraction and more: short questions with one right answer each, compared word by word.',
  prompts: questions.map(({ kind, q, a }) => ({
    text: q,
    expected: a,
    checks: [{ kind: 'exact-match' }],
    facets: { topic: kind },
    maxTokens: ANSWER_TOKENS_MAX,
  })),
};

/** Two questions of each topic: a first run of seconds. */
export const CLOSED_QUESTIONS_SAMPLE: NewPromptSet = {
  name: 'Closed questions (sample of 24)',
  description: 'Two questions of each topic of "Closed questions", for a first run of seconds.',
  prompts: [...groupByTopic(CLOSED_QUESTIONS.prompts).values()].flatMap((prompts) =>
    // From the beginning and the middle, because neighbours are alike.
    [0, Math.floor(prompts.length / 2)].flatMap((index) => prompts[index] ?? []),
  ),
};

function groupByTopic(prompts: readonly Prompt[]): Map<string, Prompt[]> {
  const groups = new Map<string, Prompt[]>();
  for (const prompt of prompts) {
    const topic = prompt.facets?.topic ?? '';
    groups.set(topic, [...(groups.get(topic) ?? []), prompt]);
  }
  return groups;
}

import { CLOSED_QUESTIONS, CLOSED_QUESTIONS_SAMPLE } from './closed-questions.ts';
import type { NewPromptSet } from './prompt-set.ts';
import { WORKSHOP_PROBES } from './workshop-probes.ts';

/** The prompt sets that come with Mizani, quickest first; to be stored with `savePromptSet(…, { builtIn: true })`. */
export const BUILT_IN_PROMPT_SETS: readonly NewPromptSet[] = [
  CLOSED_QUESTIONS_SAMPLE,
  WORKSHOP_PROBES,
  CLOSED_QUESTIONS,
];

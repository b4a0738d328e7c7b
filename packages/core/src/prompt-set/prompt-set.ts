import { z } from 'zod';
import { checkSchema } from '../rubric/check.ts';

export const PROMPT_TEXT_MAX_CHARS = 200_000;
export const PROMPTS_PER_SET_MAX = 2_000;

export const promptSchema = z.strictObject({
  text: z.string().trim().min(1).max(PROMPT_TEXT_MAX_CHARS),
  system: z.string().max(PROMPT_TEXT_MAX_CHARS).optional(),
  /** The expected answer; what it means is said by `checks`. */
  expected: z.string().max(PROMPT_TEXT_MAX_CHARS).optional(),
  checks: z.array(checkSchema).max(20).optional(),
  /** Labels to group results by, e.g. `{ topic: "capital" }`. */
  facets: z.record(z.string().max(60), z.string().max(200)).optional(),
  /** Overrides the run's cap for this prompt. */
  maxTokens: z.int().min(1).max(32_768).optional(),
});
export type Prompt = z.infer<typeof promptSchema>;

export const newPromptSetSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  description: z.string().max(2_000).optional(),
  prompts: z.array(promptSchema).min(1).max(PROMPTS_PER_SET_MAX),
});
export type NewPromptSet = z.infer<typeof newPromptSetSchema>;

export type PromptSetSummary = {
  id: string;
  /** Null for prompts that were typed for one run only. */
  name: string | null;
  description: string | null;
  /** 1 for the first content stored under a name, then counting up. */
  version: number;
  /** SHA-256 of the canonical prompts: equal hashes mean equal workloads. */
  hash: string;
  builtIn: boolean;
  promptCount: number;
  createdEpochMs: number;
};

export type PromptSet = PromptSetSummary & { prompts: Prompt[] };

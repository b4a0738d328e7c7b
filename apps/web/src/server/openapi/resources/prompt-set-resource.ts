import {
  type PromptSet,
  type PromptSetSummary,
  promptSchema,
} from '@mizani/core/prompt-set/prompt-set';
import { z } from 'zod';

export const promptSetSummarySchema = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    description: z.string().nullable(),
    version: z.number(),
    hash: z.string().meta({ description: 'SHA-256 of the canonical prompts.' }),
    builtIn: z.boolean(),
    promptCount: z.number(),
    createdEpochMs: z.number(),
  })
  .meta({ id: 'PromptSetSummary' }) satisfies z.ZodType<PromptSetSummary>;

export const promptSetSchema = z
  .object({ ...promptSetSummarySchema.shape, prompts: z.array(promptSchema) })
  .meta({ id: 'PromptSet' }) satisfies z.ZodType<PromptSet>;

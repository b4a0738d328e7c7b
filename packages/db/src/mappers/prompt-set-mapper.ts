import {
  type Prompt,
  type PromptSetSummary,
  promptSchema,
} from '@mizani/core/prompt-set/prompt-set';
import type { PromptSet as PromptSetRow } from '../generated/sqlite/client.ts';

export function toPromptSetSummary(row: PromptSetRow): PromptSetSummary {
  const { nameKey: _, ...summary } = row;
  return summary;
}

export function toPrompt(row: { contentJson: string }): Prompt {
  return promptSchema.parse(JSON.parse(row.contentJson));
}

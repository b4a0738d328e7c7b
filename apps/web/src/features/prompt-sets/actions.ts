'use server';
import { newPromptSetSchema, type PromptSetSummary } from '@mizani/core/prompt-set/prompt-set';
import { savePromptSet } from '@mizani/core/prompt-set/save-prompt-set';
import type { ActionResult } from '../../server/action-result.ts';
import { parseInput } from '../../server/parse-input.ts';
import { runAction } from '../../server/run-action.ts';

/** Stores a prompt set; `created` is false when the same prompts were stored under the name already. */
export async function savePromptSetAction(
  input: unknown,
): Promise<ActionResult<{ promptSet: PromptSetSummary; created: boolean }>> {
  return runAction('save-prompt-set', (services) =>
    savePromptSet(services, parseInput(newPromptSetSchema, input)),
  );
}

import { BUILT_IN_PROMPT_SETS } from '@mizani/core/prompt-set/built-in-prompt-sets';
import type { PromptSetRepository } from '@mizani/core/prompt-set/prompt-set-repository';
import { savePromptSet } from '@mizani/core/prompt-set/save-prompt-set';

/**
 * Stores the prompt sets that come with Mizani. Safe to repeat: a set whose prompts have not changed since stays as it
 * is, a changed one becomes a new version.
 */
export async function seedPromptSets(
  promptSets: Pick<PromptSetRepository, 'save'>,
  nowEpochMs: number,
): Promise<void> {
  const dependencies = { promptSets, clock: { epochMs: () => nowEpochMs } };
  for (const promptSet of BUILT_IN_PROMPT_SETS) {
    await savePromptSet(dependencies, promptSet, { builtIn: true });
  }
}

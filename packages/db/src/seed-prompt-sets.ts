import { BUILT_IN_PROMPT_SETS } from '@mizani/core/prompt-set/built-in-prompt-sets';
import { hashPrompts } from '@mizani/core/prompt-set/hash-prompts';
import type { PromptSetRepository } from '@mizani/core/prompt-set/prompt-set-repository';

/**
 * Stores the prompt sets that come with Mizani. Safe to repeat: a set whose prompts have not changed since stays as it
 * is, a changed one becomes a new version.
 */
export async function seedPromptSets(
  promptSets: Pick<PromptSetRepository, 'save'>,
  nowEpochMs: number,
): Promise<void> {
  for (const { name, description, prompts } of BUILT_IN_PROMPT_SETS) {
    const hash = await hashPrompts(prompts);
    const set = { name, prompts, hash, builtIn: true };
    await promptSets.save(description === undefined ? set : { ...set, description }, nowEpochMs);
  }
}

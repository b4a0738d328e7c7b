import type { Clock } from '../units/clock.ts';
import { hashPrompts } from './hash-prompts.ts';
import type { NewPromptSet, PromptSetSummary } from './prompt-set.ts';
import type { PromptSetRepository } from './prompt-set-repository.ts';

export type SavePromptSetDependencies = {
  promptSets: Pick<PromptSetRepository, 'save'>;
  clock: Pick<Clock, 'epochMs'>;
};

/**
 * Stores a named set: a new version when its prompts differ from those stored under the name, else the stored
 * one (`created` is false). `builtIn` marks the sets that come with the product.
 */
export async function savePromptSet(
  { promptSets, clock }: SavePromptSetDependencies,
  { name, description, prompts }: NewPromptSet,
  { builtIn = false }: { builtIn?: boolean } = {},
): Promise<{ promptSet: PromptSetSummary; created: boolean }> {
  const hash = await hashPrompts(prompts);
  return promptSets.save(
    { name, prompts, hash, builtIn, ...(description === undefined ? {} : { description }) },
    clock.epochMs(),
  );
}

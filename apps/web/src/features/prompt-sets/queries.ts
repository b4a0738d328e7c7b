import 'server-only';
import type { PromptSet, PromptSetSummary } from '@mizani/core/prompt-set/prompt-set';
import { getPageServices } from '../../server/page-services.ts';

/** Named prompt sets, newest version of each first. */
export async function listPromptSets(): Promise<PromptSetSummary[]> {
  const { promptSets } = await getPageServices();
  return promptSets.list();
}

/** One version of a prompt set with its prompts; null when there is none. */
export async function getPromptSet(id: string): Promise<PromptSet | null> {
  const { promptSets } = await getPageServices();
  return promptSets.find(id);
}

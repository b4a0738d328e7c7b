import type { Prompt, PromptSet, PromptSetSummary } from './prompt-set.ts';

export interface PromptSetRepository {
  /**
   * Stores a set. The same name with the same hash returns the stored version; with another hash a new version.
   * A nameless set (prompts of one run) is shared by hash.
   */
  save(
    input: {
      name: string | null;
      description?: string;
      prompts: readonly Prompt[];
      hash: string;
      builtIn?: boolean;
    },
    nowEpochMs: number,
  ): Promise<{ promptSet: PromptSetSummary; created: boolean }>;
  find(id: string): Promise<PromptSet | null>;
  /** Named sets, newest version of each first, then by name. */
  list(): Promise<PromptSetSummary[]>;
}

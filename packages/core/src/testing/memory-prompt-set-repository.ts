import type { PromptSet } from '../prompt-set/prompt-set.ts';
import type { PromptSetRepository } from '../prompt-set/prompt-set-repository.ts';
import { newId } from '../units/new-id.ts';

/** Prompt sets that go with the process, versioned as the port says. */
export function createMemoryPromptSetRepository(): PromptSetRepository {
  const stored: PromptSet[] = [];
  return {
    async save({ name, description, prompts, hash, builtIn }, nowEpochMs) {
      const versions = stored.filter((set) => set.name === name);
      const same = versions.find((set) => set.hash === hash);
      if (same) return { promptSet: summaryOf(same), created: false };
      const promptSet: PromptSet = {
        id: newId('promptSet'),
        name,
        description: description ?? null,
        version: name === null ? 1 : versions.length + 1,
        hash,
        builtIn: builtIn ?? false,
        promptCount: prompts.length,
        createdEpochMs: nowEpochMs,
        prompts: structuredClone([...prompts]),
      };
      stored.push(promptSet);
      return { promptSet: summaryOf(promptSet), created: true };
    },

    async find(id) {
      return structuredClone(stored.find((set) => set.id === id) ?? null);
    },

    async list() {
      const isNewest = (set: PromptSet) =>
        !stored.some((other) => other.name === set.name && other.version > set.version);
      return stored
        .filter((set) => set.name !== null && isNewest(set))
        .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? ''))
        .map(summaryOf);
    },
  };
}

function summaryOf({ prompts: _, ...summary }: PromptSet) {
  return summary;
}

import { BUILT_IN_PROMPT_SETS } from '@mizani/core/prompt-set/built-in-prompt-sets';
import { expect, it } from 'vitest';
import { seedPromptSets } from './seed-prompt-sets.ts';
import { describeDatabases } from './testing/describe-databases.ts';
import { NOW } from './testing/fixtures.ts';

describeDatabases('seedPromptSets', (open) => {
  it('stores every built-in set once, however often and by however many it is called', async () => {
    const { promptSets } = open().repositories;
    await Promise.all([1, 2, 3].map(() => seedPromptSets(promptSets, NOW)));
    await seedPromptSets(promptSets, NOW + 1);

    const stored = await promptSets.list();
    expect(stored.map((set) => set.name).sort()).toEqual(
      BUILT_IN_PROMPT_SETS.map((set) => set.name).sort(),
    );
    for (const summary of stored) {
      expect(summary).toMatchObject({ builtIn: true, version: 1, createdEpochMs: NOW });
      const builtIn = BUILT_IN_PROMPT_SETS.find((set) => set.name === summary.name);
      expect((await promptSets.find(summary.id))?.prompts).toEqual(builtIn?.prompts);
    }
  });
});

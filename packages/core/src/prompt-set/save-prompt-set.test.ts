import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryPromptSetRepository } from '../testing/memory-prompt-set-repository.ts';
import { savePromptSet } from './save-prompt-set.ts';

describe('savePromptSet', () => {
  it('makes a new version only when the prompts have changed', async () => {
    const deps = { promptSets: createMemoryPromptSetRepository(), clock: createManualClock() };
    const save = (text: string) => savePromptSet(deps, { name: 'Mine', prompts: [{ text }] });
    expect(await save('a')).toMatchObject({ created: true, promptSet: { version: 1 } });
    expect(await save('a')).toMatchObject({ created: false, promptSet: { version: 1 } });
    expect(await save('b')).toMatchObject({ created: true, promptSet: { version: 2 } });
  });

  it('marks the sets of the product and keeps their description', async () => {
    const deps = { promptSets: createMemoryPromptSetRepository(), clock: createManualClock() };
    const set = { name: 'Probes', description: 'Short', prompts: [{ text: 'a' }] };
    const { promptSet } = await savePromptSet(deps, set, { builtIn: true });
    expect(promptSet).toMatchObject({ builtIn: true, description: 'Short', promptCount: 1 });
  });
});

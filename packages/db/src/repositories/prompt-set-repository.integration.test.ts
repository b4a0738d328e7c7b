import type { Prompt } from '@mizani/core/prompt-set/prompt-set';
import { expect, it } from 'vitest';
import { describeDatabases } from '../testing/describe-databases.ts';
import { NOW, uniqueName } from '../testing/fixtures.ts';

const PROMPTS: Prompt[] = [
  {
    text: 'Name the capital of Kenya.',
    system: 'Be brief.',
    expected: 'Nairobi',
    checks: [
      { kind: 'contains', text: 'Nairobi' },
      { kind: 'max-words', count: 5 },
    ],
    facets: { topic: 'capital' },
    maxTokens: 16,
  },
  { text: 'nul \0 and half \ud800' },
];

describeDatabases('the prompt set repository', (open) => {
  it('gives back a set exactly as it was hashed', async () => {
    const { promptSets } = open().repositories;
    const name = uniqueName('set');
    const input = { name, description: 'Short ones.', prompts: PROMPTS, hash: 'h1' };
    const { promptSet, created } = await promptSets.save(input, NOW);
    expect(created).toBe(true);
    expect(promptSet).toEqual({
      id: expect.stringMatching(/^ps_/),
      name,
      description: 'Short ones.',
      version: 1,
      hash: 'h1',
      builtIn: false,
      promptCount: 2,
      createdEpochMs: NOW,
    });
    expect(await promptSets.find(promptSet.id)).toEqual({ ...promptSet, prompts: PROMPTS });
  });

  it('counts versions per name, and stores the same content once', async () => {
    const { promptSets } = open().repositories;
    const name = uniqueName('set');
    const save = (hash: string) => promptSets.save({ name, prompts: PROMPTS, hash }, NOW);
    const first = await save('one');
    expect(await save('two')).toMatchObject({ created: true, promptSet: { version: 2 } });
    expect(await save('one')).toEqual({ created: false, promptSet: first.promptSet });
    const other = await promptSets.save(
      { name: uniqueName('set'), prompts: PROMPTS, hash: 'one' },
      NOW,
    );
    expect(other).toMatchObject({ created: true, promptSet: { version: 1 } });
  });

  it('shares nameless sets by hash, and keeps them off the list', async () => {
    const { promptSets } = open().repositories;
    const save = (hash: string) => promptSets.save({ name: null, prompts: PROMPTS, hash }, NOW);
    const hash = uniqueName('hash');
    const first = await save(hash);
    expect(first.promptSet).toMatchObject({ name: null, version: 1 });
    expect(await save(hash)).toEqual({ created: false, promptSet: first.promptSet });
    expect((await save(uniqueName('hash'))).promptSet.id).not.toBe(first.promptSet.id);
    expect((await promptSets.list()).every((set) => set.name !== null)).toBe(true);
  });

  it('numbers concurrent versions without a gap, and stores concurrent twins once', async () => {
    const { promptSets } = open().repositories;
    const name = uniqueName('race');
    const hashes = ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd'];
    const saved = await Promise.all(
      hashes.map((hash) => promptSets.save({ name, prompts: PROMPTS, hash }, NOW)),
    );
    expect(saved.filter((result) => result.created)).toHaveLength(4);
    const versions = new Set(saved.map((result) => result.promptSet.version));
    expect([...versions].sort()).toEqual([1, 2, 3, 4]);
  });

  it('lists by name, newest version first', async () => {
    const { promptSets } = open().repositories;
    const prefix = uniqueName('listed');
    for (const [name, hash] of [
      ['b', '1'],
      ['a', '1'],
      ['b', '2'],
      ['a', '2'],
    ]) {
      await promptSets.save({ name: `${prefix}${name}`, prompts: PROMPTS, hash: `${hash}` }, NOW);
    }
    const listed = (await promptSets.list()).filter((set) => set.name?.startsWith(prefix));
    expect(listed.map(({ name, version }) => `${name?.slice(prefix.length)}${version}`)).toEqual([
      'a2',
      'a1',
      'b2',
      'b1',
    ]);
  });

  it('finds nothing under an unknown id', async () => {
    expect(await open().repositories.promptSets.find('ps_unknown')).toBeNull();
  });
});

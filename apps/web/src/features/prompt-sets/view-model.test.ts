import { newPromptSetSchema, type PromptSetSummary } from '@mizani/core/prompt-set/prompt-set';
import { describe, expect, it } from 'vitest';
import {
  defaultPromptSet,
  newestVersions,
  promptPage,
  promptSetInput,
  versionsOf,
  withPromptSet,
} from './view-model.ts';

function set(id: string, overrides: Partial<PromptSetSummary> = {}): PromptSetSummary {
  return {
    id,
    name: id,
    description: null,
    version: 1,
    hash: 'h',
    builtIn: false,
    promptCount: 5,
    createdEpochMs: 0,
    ...overrides,
  };
}

describe('versions of a prompt set', () => {
  const first = set('a1', { name: 'a' });
  const second = set('a2', { name: 'a', version: 2 });
  const other = set('b1', { name: 'b' });

  it('lists the newest version of every name, by name', () => {
    expect(newestVersions([other, first, second]).map(({ id }) => id)).toEqual(['a2', 'b1']);
  });

  it('finds all versions of one name, newest first', () => {
    expect(versionsOf([first, other, second], first).map(({ id }) => id)).toEqual(['a2', 'a1']);
  });

  it('keeps nameless sets by themselves', () => {
    const nameless = set('n', { name: null });
    expect(versionsOf([first, nameless], nameless)).toEqual([nameless]);
  });
});

describe('choice of a prompt set', () => {
  it('starts with the quickest bundled set', () => {
    const sets = [
      set('own', { promptCount: 1 }),
      set('large', { builtIn: true, promptCount: 233 }),
      set('sample', { builtIn: true, promptCount: 24 }),
    ];
    expect(defaultPromptSet(sets)?.id).toBe('sample');
    expect(defaultPromptSet(sets.slice(0, 1))?.id).toBe('own');
    expect(defaultPromptSet([])).toBeNull();
  });

  it('offers the nameless set of an earlier run once', () => {
    const nameless = set('n', { name: null });
    expect(withPromptSet([set('a')], nameless).map(({ id }) => id)).toEqual(['n', 'a']);
    expect(withPromptSet([set('a')], set('a'))).toHaveLength(1);
    expect(withPromptSet([set('a')], null)).toHaveLength(1);
  });
});

describe('promptSetInput', () => {
  it('brings a check along with an expected answer, and only then', () => {
    const input = promptSetInput({
      name: 'Capitals',
      description: ' ',
      prompts: [
        { text: 'France?', expected: ' Paris ' },
        { text: 'Say hello.', expected: '' },
      ],
    });
    expect(newPromptSetSchema.parse(input)).toEqual({
      name: 'Capitals',
      prompts: [
        { text: 'France?', expected: 'Paris', checks: [{ kind: 'exact-match' }] },
        { text: 'Say hello.' },
      ],
    });
  });
});

describe('promptPage', () => {
  it('stays within the pages there are', () => {
    expect(promptPage(120, '2')).toEqual({ start: 50, end: 100, page: 2, pages: 3 });
    expect(promptPage(120, '99')).toMatchObject({ start: 100, end: 120, page: 3 });
    expect(promptPage(3, 'x')).toEqual({ start: 0, end: 3, page: 1, pages: 1 });
  });
});

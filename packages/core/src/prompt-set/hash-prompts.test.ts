import { describe, expect, it } from 'vitest';
import { hashPrompts } from './hash-prompts.ts';

describe('hashPrompts', () => {
  it('is the SHA-256 of the canonical JSON', async () => {
    // printf '%s' '[{"text":"Hi"}]' | sha256sum
    expect(await hashPrompts([{ text: 'Hi' }])).toBe(
      'bb91d823dbdaace57622c89a3eefee8e0da9eaf5530732c99fd0bed2057b54e7',
    );
  });

  it('ignores the order of keys, at every depth', async () => {
    const one = await hashPrompts([
      { text: 'a', expected: 'b', facets: { x: '1', y: '2' }, checks: [{ kind: 'exact-match' }] },
    ]);
    const other = await hashPrompts([
      { checks: [{ kind: 'exact-match' }], facets: { y: '2', x: '1' }, expected: 'b', text: 'a' },
    ]);
    expect(one).toBe(other);
  });

  it('changes with the text, the expected answer and the order of prompts', async () => {
    const hashes = await Promise.all([
      hashPrompts([{ text: 'a' }, { text: 'b' }]),
      hashPrompts([{ text: 'b' }, { text: 'a' }]),
      hashPrompts([{ text: 'a', expected: 'x' }, { text: 'b' }]),
      hashPrompts([{ text: 'a' }]),
    ]);
    expect(new Set(hashes).size).toBe(4);
  });
});

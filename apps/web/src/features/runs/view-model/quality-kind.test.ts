import { describe, expect, it } from 'vitest';
import { qualityKind } from './quality-kind.ts';

describe('qualityKind', () => {
  it('calls answers right only where every checked prompt expects one', () => {
    const exact = { checks: [{ kind: 'exact-match' as const }] };
    const contains = { checks: [{ kind: 'contains' as const, text: 'Paris' }] };
    const form = { checks: [{ kind: 'max-words' as const, count: 5 }] };
    expect(qualityKind({ prompts: [exact, contains, {}] })).toBe('right');
    expect(qualityKind({ prompts: [exact, form] })).toBe('checks');
    expect(qualityKind({ prompts: [form] })).toBe('checks');
    expect(qualityKind({ prompts: [{}] })).toBe('checks');
  });
});

import { describe, expect, it } from 'vitest';
import { shortName } from './short-name.ts';

describe('shortName', () => {
  it('keeps a short name, and both ends of a long one', () => {
    expect(shortName('nano')).toBe('nano');
    expect(shortName('organisation/family-7b-q4_k_m')).toBe('organis…-q4_k_m');
  });
});

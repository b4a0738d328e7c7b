import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storableText, storableTextOrNull } from './storable-text.ts';

describe('storableText', () => {
  it('leaves ordinary text alone, pairs of surrogates included', () => {
    expect(storableText('ü 漢 🦊\n\t"quoted"')).toBe('ü 漢 🦊\n\t"quoted"');
  });

  it('drops NUL and replaces half of a surrogate pair', () => {
    expect(storableText('a\0b\ud800c\udc00')).toBe('ab\uFFFDc\uFFFD');
  });

  it('makes text that survives UTF-8 and has no NUL, and changes it no further', () => {
    const anyText = fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    });
    fc.assert(
      fc.property(anyText, (text) => {
        const stored = storableText(text);
        expect(Buffer.from(stored, 'utf8').toString('utf8')).toBe(stored);
        expect(stored).not.toContain('\0');
        expect(storableText(stored)).toBe(stored);
      }),
    );
  });

  it('keeps null', () => {
    expect(storableTextOrNull(null)).toBeNull();
    expect(storableTextOrNull('\0')).toBe('');
  });
});

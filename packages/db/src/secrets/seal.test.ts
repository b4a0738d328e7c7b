import { describe, expect, it } from 'vitest';
import { createSealer } from './seal.ts';

const sealer = createSealer('correct horse');

describe('a sealed key', () => {
  it('opens for the row it was sealed for', () => {
    for (const key of ['', 'sk-1234', 'ключ 🔑']) {
      expect(sealer.open(sealer.seal(key, 'rt_1'), 'rt_1')).toBe(key);
    }
  });

  it('says its version, hides the key and never looks the same twice', () => {
    const sealed = sealer.seal('sk-1234', 'rt_1');
    expect(sealed).toMatch(/^v1\.[\w-]+$/);
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('sk-1234');
    expect(sealer.seal('sk-1234', 'rt_1')).not.toBe(sealed);
  });

  it('opens for another process with the same secret', () => {
    expect(createSealer('correct horse').open(sealer.seal('k', 'rt_1'), 'rt_1')).toBe('k');
  });

  it('does not open with another secret, for another row, or once changed', () => {
    const sealed = sealer.seal('sk-1234', 'rt_1');
    const expectClearError = (open: () => string) => {
      expect(open).toThrow(/MIZANI_SECRET is not the one/);
      expect(open).not.toThrow(/sk-1234/);
    };
    expectClearError(() => createSealer('wrong').open(sealed, 'rt_1'));
    expectClearError(() => sealer.open(sealed, 'rt_2'));
    expectClearError(() => sealer.open(`${sealed.slice(0, -4)}AAAA`, 'rt_1'));
    expectClearError(() => sealer.open('v1.', 'rt_1'));
    expectClearError(() => sealer.open(sealed.slice(0, 20), 'rt_1'));
  });

  it('does not open when a future version sealed it', () => {
    expect(() => sealer.open('v2.AAAA', 'rt_1')).toThrow(/another version/);
  });
});

it('needs a secret', () => {
  expect(() => createSealer('')).toThrow(/MIZANI_SECRET/);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRunCursor, encodeRunCursor } from './run-cursor.ts';

describe('a run cursor', () => {
  it('comes back as it was', () => {
    const cursor = fc.record({
      createdEpochMs: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }),
      id: fc.stringMatching(/^run_[0-9a-z]{1,20}$/),
    });
    fc.assert(
      fc.property(cursor, (value) => {
        const text = encodeRunCursor(value);
        expect(text).toMatch(/^[\w-]+$/);
        expect(decodeRunCursor(text)).toEqual(value);
      }),
    );
  });

  it('is refused when it is anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeRunCursor(text)).toThrow(/nextCursor/);
      }),
    );
  });

  it.each(['[1]', '["a","run_1"]', '{"a":1}', '[1,"run 1"]', '[1,"run_1",2]', '[1, "run_1"]'])(
    'is refused when it holds %s',
    (json) => {
      const text = Buffer.from(json).toString('base64url');
      expect(() => decodeRunCursor(text)).toThrow(/nextCursor/);
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StopCutter } from './stop-cutter.ts';

/** The rule in its plainest form: look at every end position in turn. */
function cutWhole(text: string, stops: readonly string[]): string {
  for (let end = 1; end <= text.length; end += 1) {
    const found = stops
      .filter((stop) => text.slice(0, end).endsWith(stop))
      .sort((a, b) => b.length - a.length)[0];
    if (found !== undefined) return text.slice(0, end - found.length);
  }
  return text;
}

function cutPieces(pieces: readonly string[], stops: readonly string[]): string {
  const cutter = new StopCutter(stops);
  return pieces.map((piece) => cutter.push(piece)).join('') + cutter.flush();
}

// Few letters, so that sequences overlap, repeat and nearly match all the time.
const letters = (options: { minLength?: number; maxLength: number }) =>
  fc.string({ unit: fc.constantFrom('a', 'b', '\n'), ...options });

describe('StopCutter', () => {
  it('gives the same text however the answer is broken into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(letters({ maxLength: 4 }), { maxLength: 12 }),
        fc.array(letters({ minLength: 1, maxLength: 4 }), { maxLength: 4 }),
        (pieces, stops) => {
          expect(cutPieces(pieces, stops)).toBe(cutWhole(pieces.join(''), stops));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never gives out a character that a stop sequence takes back', () => {
    const cutter = new StopCutter(['END']);
    expect(cutter.push('the E')).toBe('the ');
    expect(cutter.push('N')).toBe('');
    expect(cutter.stopped).toBe(false);
    expect(cutter.push('D and more')).toBe('');
    expect(cutter.stopped).toBe(true);
    expect(cutter.push('even more')).toBe('');
    expect(cutter.flush()).toBe('');
  });

  it('gives out what looked like a stop sequence and was none', () => {
    const cutter = new StopCutter(['END']);
    expect(cutter.push('EN')).toBe('');
    expect(cutter.push('EMY')).toBe('ENEMY');
  });

  it('lets everything through at once when there are no stop sequences', () => {
    expect(new StopCutter([]).push('text')).toBe('text');
  });
});

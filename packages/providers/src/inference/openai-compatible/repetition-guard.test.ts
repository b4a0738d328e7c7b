import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOOP_MAX_CHUNKS, RepetitionGuard } from './repetition-guard.ts';

/** After how many chunks the model counts as stuck; null when it never does. */
function stuckAfter(chunks: Iterable<string>): number | null {
  const guard = new RepetitionGuard();
  let count = 0;
  for (const chunk of chunks) {
    count += 1;
    guard.push(chunk);
    if (guard.stuck) return count;
  }
  return null;
}

describe('RepetitionGuard', () => {
  it('stops any short loop that goes on for ever, and none within a cap of its patience', () => {
    const passage = fc.array(fc.string({ minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(passage, (words) => {
        const endless = Array.from(
          { length: 6_000 },
          (_, index) => words[index % words.length] ?? '',
        );
        const count = stuckAfter(endless);
        expect(count).toBeGreaterThan(LOOP_MAX_CHUNKS);
      }),
      { numRuns: 50 },
    );
  });

  it('lets text pass that only looks alike', () => {
    const lines = Array.from({ length: 6_000 }, (_, index) => `| ${index} | the same cell |\n`);
    expect(stuckAfter(lines)).toBeNull();
  });

  it('tells at any time whether the text ends in a loop', () => {
    const guard = new RepetitionGuard();
    expect(guard.endsInLoop()).toBe(false);
    guard.push('It began well. ');
    for (let count = 0; count < 40; count += 1) guard.push('the ');
    expect(guard.endsInLoop()).toBe(true);
    guard.push('end');
    expect(guard.endsInLoop()).toBe(false);
  });
});

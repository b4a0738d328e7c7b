import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ThinkSplitter } from './think-splitter.ts';

/** The visible text after a stream of pieces. */
function visibleOf(pieces: readonly string[]): string {
  const splitter = new ThinkSplitter();
  let text = '';
  for (const piece of pieces) {
    const part = splitter.push(piece);
    text = (part.discardsEarlier ? '' : text) + part.visible;
  }
  return text + splitter.finish();
}

describe('ThinkSplitter', () => {
  it.each([
    ['<think>hm</think>Hi', 'Hi'],
    ['Hi', 'Hi'],
    ['1 < 2 and <thin ice>', '1 < 2 and <thin ice>'],
    ['hm, the template opened it</think>Hi', 'Hi'],
    ['<think>never closed', ''],
    ['a<think>b</think>c<think>d</think>e', 'ace'],
    ['<think></think>', ''],
    ['ends with <thi', 'ends with <thi'],
    ['<think>x</think>say </think> twice', 'say </think> twice'],
  ])('shows of "%s" only "%s"', (text, visible) => {
    expect(visibleOf([text])).toBe(visible);
  });

  it('shows the same however the text is cut', () => {
    const words = fc.array(
      fc.constantFrom('<think>', '</think>', '<', 'think', '>', '/', 'a', ' ', '<thin'),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(words, (pieces) => {
        const text = pieces.join('');
        expect(visibleOf(pieces)).toBe(visibleOf([text]));
        expect(visibleOf([...text])).toBe(visibleOf([text]));
      }),
      { numRuns: 500 },
    );
  });
});

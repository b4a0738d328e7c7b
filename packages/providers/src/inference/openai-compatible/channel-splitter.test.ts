import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChannelSplitter } from './channel-splitter.ts';

/** What is known after a stream of pieces, the first of which arrives at 0 ms and one every millisecond. */
function split(pieces: readonly string[]) {
  const splitter = new ChannelSplitter();
  pieces.forEach((piece, index) => {
    splitter.push(piece, index);
  });
  splitter.finish();
  return {
    text: splitter.text,
    unparsed: splitter.unparsed,
    firstVisibleAtMs: splitter.firstVisibleAtMs,
  };
}

const HARMONY =
  '<|channel|>analysis<|message|>We think.<|end|><|start|>assistant<|channel|>final<|message|>Paris<|return|>';

describe('the visible answer', () => {
  it.each([
    ['<think>hm</think>Hi', 'Hi'],
    ['\n <think>hm</think>Hi', 'Hi'],
    ['Hi', 'Hi'],
    ['1 < 2 and <thin ice>', '1 < 2 and <thin ice>'],
    ['hm, the template opened it</think>Hi', 'Hi'],
    ['<think>never closed', ''],
    ['<think>a</think>\n<think>b</think>c', 'c'],
    ['Write <think>x</think> first', 'Write <think>x</think> first'],
    ['a<think>b</think>c<think>d</think>e', 'a<think>b</think>c<think>d</think>e'],
    ['<think>a</think>b<think>c</think>d', 'b<think>c</think>d'],
    ['I quote <think>x</think> and stop</think>Hi', 'Hi'],
    ['Hi <think', 'Hi <think'],
    ['<think></think>', ''],
    ['ends with <thi', 'ends with <thi'],
    ['<think>x</think>say </think> twice', 'say </think> twice'],
    [HARMONY, 'Paris'],
    [HARMONY.replace('<|return|>', ''), 'Paris'],
    ['<|channel|>final<|message|>Hi<|return|>', 'Hi'],
    ['<|start|>assistant<|message|>Hi<|end|>', 'Hi'],
    [`<|start|>assistant${HARMONY}`, 'Paris'],
    ['<|channel|>analysis<|message|>cut off by the cap', ''],
    ['<|channel|>analysis<|message|>x<|end|><|start|>assi', ''],
    ['<|channel|>final<|message|>a < b <| c <|en', 'a < b <| c <|en'],
    [
      '<|channel|>commentary to=functions.f <|constrain|>json<|message|>{}<|call|>' +
        '<|start|>assistant<|channel|>final<|message|>Done<|return|>',
      'Done',
    ],
    ['analysisWe think.assistantfinalParis', 'Paris'],
    ['analysisHm.assistantcommentary to=f json{}assistantfinalParis', 'Paris'],
    ['assistantfinalParis', 'Paris'],
    ['analysis of the data shows nothing', 'analysis of the data shows nothing'],
    ['final answer: 4', 'final answer: 4'],
  ])('of "%s" is "%s"', (text, visible) => {
    expect(split([text])).toMatchObject({ text: visible, unparsed: false });
  });

  it.each([
    'analysisWe think and never come to an end',
    'finalParis',
    'Paris.assistantanalysisAgain',
    'Paris<|end|>',
    'The answer <|channel|>final<|message|>Paris',
    '<|channel|>secret<|message|>Paris<|end|>',
    '<|channel|>analysisWe think that the marker was lost, and it goes on and on',
    '<|channel|>analysis<|message|>x<|end|>Paris',
    '<|message|><|message|>Paris',
    '<|start|>assistant<|end|>Paris',
  ])('is all of "%s", marked as not parsed', (text) => {
    expect(split([text])).toMatchObject({ text, unparsed: true });
  });

  it('is the same however the text is cut', () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom('<think>', '</think>', '<', 'think', '>', '/', 'a', ' ', '<thin', '<|'),
        fc.constantFrom('<|start|>', '<|channel|>', '<|message|>', '<|end|>', '<|return|>'),
        fc.constantFrom('<|call|>', '<|constrain|>', 'assistant', 'analysis', 'final', 'Paris'),
        fc.constantFrom('commentary', ' to=f', 'x'.repeat(60), '|>', '🦒'),
      ),
      { maxLength: 20 },
    );
    const cut = (pieces: readonly string[]) => {
      const { text, unparsed } = split(pieces);
      return { text, unparsed };
    };
    fc.assert(
      fc.property(words, (pieces) => {
        const text = pieces.join('');
        expect(cut(pieces)).toEqual(cut([text]));
        expect(cut(text.split(''))).toEqual(cut([text]));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the first visible character', () => {
  it('counts from when it arrived, also when it was held back as possible markup', () => {
    expect(split(['<', 'th', 'in', ' ice']).firstVisibleAtMs).toBe(0);
    expect(split(['<think>', 'x</think', '>', '<t', 'h', 'is']).firstVisibleAtMs).toBe(3);
    expect(split(['<|', 'not']).firstVisibleAtMs).toBe(0);
    expect(split(['<|channel|>final<|mess', 'age|>', '<', 'b>']).firstVisibleAtMs).toBe(2);
  });

  it('comes after the reasoning', () => {
    expect(split(['hm', '</think>', 'Hi']).firstVisibleAtMs).toBe(2);
    expect(split(['  ', '<think>', 'hm', '</think>', 'Hi']).firstVisibleAtMs).toBe(4);
    expect(split(['analysis', 'We', 'assistant', 'final', 'Hi']).firstVisibleAtMs).toBe(4);
    expect(split(['<think>never', ' closed']).firstVisibleAtMs).toBeNull();
    expect(split(HARMONY.split(/(?=Paris)/)).firstVisibleAtMs).toBe(1);
  });
});

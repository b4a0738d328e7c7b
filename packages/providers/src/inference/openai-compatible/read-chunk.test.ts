import { describe, expect, it } from 'vitest';
import { replayText } from '../../testing/replay-stream.ts';
import { readChunk } from './read-chunk.ts';

const eventOf = (choice: object) => JSON.stringify({ choices: [choice] });

describe('readChunk', () => {
  it.each([
    ['a whole message', { message: { role: 'assistant', content: 'Paris' } }, 'Paris', ''],
    ['a refusal', { delta: { content: null, refusal: 'I will not.' } }, 'I will not.', ''],
    ['a refusal in a whole message', { message: { content: null, refusal: 'No.' } }, 'No.', ''],
    ['the text of the older completions', { text: 'Paris' }, 'Paris', ''],
    ['a function call', { delta: { function_call: { name: 'f', arguments: '{}' } } }, '', 'f{}'],
    ['one in a whole message', { message: { function_call: { name: 'f' } } }, '', 'f'],
    ['a chunk beside its message', { delta: { content: 'a' }, message: { content: 'a' } }, 'a', ''],
  ])('reads the text of %s', (_what, choice, content, otherText) => {
    expect(readChunk(eventOf(choice))).toMatchObject({ kind: 'delta', content, otherText });
    const record = replayText(`data: ${eventOf(choice)}\n\ndata: [DONE]\n\n`);
    expect(record).toMatchObject({ outcome: 'succeeded', text: content, chunkCount: 1, flags: [] });
    expect(record.reasoningCharacters).toBe(otherText.length);
  });

  it.each([
    { message: 'Paris' },
    { message: { content: ['Paris'] } },
    { text: 7 },
    { delta: { refusal: {} } },
    { delta: { function_call: 'f' } },
  ])('takes %j for malformed, since its text would be lost', (choice) => {
    expect(readChunk(eventOf(choice))).toEqual({ kind: 'malformed' });
  });
});

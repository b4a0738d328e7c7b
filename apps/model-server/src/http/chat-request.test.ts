import { describe, expect, it } from 'vitest';
import { parseChatRequest } from './chat-request.ts';

const messages = [{ role: 'user', content: 'Hi' }];
const parse = (fields: object) =>
  parseChatRequest(JSON.stringify({ model: 'nano', messages, ...fields }));

describe('parseChatRequest', () => {
  it('takes null for every optional field, as OpenAI clients send it', () => {
    const optional = [
      'stream',
      'stream_options',
      'max_tokens',
      'max_completion_tokens',
      'temperature',
    ];
    optional.push('top_p', 'seed', 'stop', 'logprobs', 'top_logprobs', 'n');
    expect(parse(Object.fromEntries(optional.map((field) => [field, null]))).model).toBe('nano');
  });

  it('reads text parts as one text and the developer role as the system role', () => {
    const content = [
      { type: 'text', text: 'one ' },
      { type: 'text', text: 'two' },
    ];
    expect(parse({ messages: [{ role: 'developer', content }] }).messages).toEqual([
      { role: 'system', content: 'one two' },
    ]);
  });

  it.each([
    ['', 'Empty request body'],
    [' \n', 'Empty request body'],
    ['{"model":', 'Invalid JSON: '],
    ['[1]', 'Invalid JSON: the request body must be an object'],
    ['{"messages":[]}', 'Missing required field: model'],
    ['{"model":"nano"}', 'Missing required field: messages'],
  ])('refuses %j with the words of Foundry Local', (body, message) => {
    expect(() => parseChatRequest(body)).toThrow(message);
  });

  it.each([
    [{ model: 3 }, 'model'],
    [{ messages: 'Hi' }, 'messages'],
    [{ messages: [] }, 'messages'],
    [{ messages: [{ role: 'user' }] }, 'messages.0.content'],
    [{ messages: [{ role: 'wizard', content: 'Hi' }] }, 'messages.0.role'],
    [{ max_tokens: 0 }, 'max_tokens'],
    [{ max_tokens: 1.5 }, 'max_tokens'],
    [{ temperature: 'hot' }, 'temperature'],
    [{ temperature: 2.1 }, 'temperature'],
    [{ top_p: -0.1 }, 'top_p'],
    [{ seed: 'x' }, 'seed'],
    [{ stop: '' }, 'stop'],
    [{ top_logprobs: 21 }, 'top_logprobs'],
    [{ stream: 'yes' }, 'stream'],
    [{ n: 2 }, 'n'],
  ])('names the field at fault in %j', (fields, parameter) => {
    expect(() => parse(fields)).toThrow(expect.objectContaining({ status: 400, parameter }));
  });
});

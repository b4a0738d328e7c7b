import { describe, expect, it } from 'vitest';
import { scriptAnswer } from '../../reference-server/reference-answer.ts';
import { bytesOf, REQUEST, replayStream, replayText } from '../../testing/replay-stream.ts';

const replay = (script: Parameters<typeof scriptAnswer>[0]) =>
  replayStream([bytesOf(scriptAnswer(script))]);

describe('tokens', () => {
  it('come from usage when the server sends it, whatever the number of chunks', () => {
    const record = replay({
      tokens: ['a', 'b', 'c', 'd', 'e'],
      tokensPerChunk: 2,
      promptTokens: 9,
    });
    expect(record.tokens).toEqual({
      promptTokens: 9,
      completionTokens: 5,
      source: 'usage',
      usageCompletionTokens: 5,
      tokenizerCompletionTokens: null,
      estimatedCompletionTokens: 2,
      reasoningTokens: null,
      cachedPromptTokens: null,
      firstChunkTokens: null,
    });
    expect(record.chunkCount).toBe(3);
  });

  it('are estimated from the length of all text, thinking included, and flagged when usage is missing', () => {
    const record = replay({ tokens: ['12345678'], reasoningTokens: ['1234567'], usage: false });
    expect(record.tokens).toMatchObject({
      promptTokens: 4,
      completionTokens: 4,
      source: 'estimate',
      usageCompletionTokens: null,
    });
  });

  it('are estimated when what the server reports is no count', () => {
    for (const count of ['12.5', '-1', '3000000000', '"7"']) {
      const usage = `data: {"choices":[],"usage":{"prompt_tokens":${count},"completion_tokens":${count}}}\n\n`;
      const record = replayText(
        `data: {"choices":[{"delta":{"content":"Hello"}}]}\n\n${usage}data: [DONE]\n\n`,
      );
      expect(record.tokens).toMatchObject({ completionTokens: 2, source: 'estimate' });
    }
  });

  it('are estimated when the server reports zero tokens for an answer with text', () => {
    const usage = 'data: {"choices":[],"usage":{"prompt_tokens":0,"completion_tokens":0}}\n\n';
    const record = replayText(
      `data: {"choices":[{"delta":{"content":"Hello"}}]}\n\n${usage}data: [DONE]\n\n`,
    );
    expect(record.tokens).toMatchObject({ completionTokens: 2, source: 'estimate' });
  });
});

describe('usage', () => {
  const answered = (usage: object, content = 'Hello') =>
    replayText(
      `data: {"choices":[{"delta":{"content":"${content}"}}]}\n\n` +
        `data: ${JSON.stringify({ choices: [], usage })}\n\ndata: [DONE]\n\n`,
      { request: { ...REQUEST, maxTokens: 180 } },
    );

  it('above the cap is not believed, but kept', () => {
    const record = answered({ prompt_tokens: 3, completion_tokens: 238 });
    expect(record).toMatchObject({ outcome: 'succeeded', flags: ['usage-over-cap'] });
    expect(record.tokens).toMatchObject({
      source: 'estimate',
      completionTokens: 2,
      usageCompletionTokens: 238,
    });
    expect(answered({ prompt_tokens: 3, completion_tokens: 180 })).toMatchObject({
      outcome: 'truncated',
      flags: [],
      tokens: { source: 'usage', completionTokens: 180 },
    });
  });

  it('tells reasoning and cached tokens where it has details', () => {
    const record = answered({
      prompt_tokens: 30,
      completion_tokens: 9,
      prompt_tokens_details: { cached_tokens: 16, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 4 },
    });
    expect(record.tokens).toMatchObject({ reasoningTokens: 4, cachedPromptTokens: 16 });
    expect(record.flags).toEqual(['prompt-cached']);
    const none = answered({
      prompt_tokens: 30,
      completion_tokens: 9,
      prompt_tokens_details: { cached_tokens: 0 },
      completion_tokens_details: null,
    });
    expect(none.tokens).toMatchObject({ reasoningTokens: null, cachedPromptTokens: 0 });
    expect(none.flags).toEqual([]);
  });

  it('in every chunk tells the tokens of the first one, and the last one counts', () => {
    const chunk = (content: string, count: number) =>
      `data: {"choices":[{"delta":{"content":"${content}"}}],"usage":{"prompt_tokens":5,"completion_tokens":${count}}}\n\n`;
    const record = replayText(
      `${chunk('', 0)}${chunk('Hello', 3)}${chunk(' world', 5)}data: [DONE]\n\n`,
    );
    expect(record.tokens).toMatchObject({ firstChunkTokens: 3, completionTokens: 5 });
    expect(record).toMatchObject({ outcome: 'succeeded', text: 'Hello world', chunkCount: 2 });
  });
});

describe('channels', () => {
  const HARMONY =
    '<|channel|>analysis<|message|>User asks.<|end|><|start|>assistant<|channel|>final<|message|>Paris<|return|>';
  const pieces = (text: string) => text.match(/.{1,7}/gs) ?? [];

  it.each([HARMONY, 'analysisUser asks.assistantfinalParis', '<think>User asks.</think>Paris'])(
    'are separated in %s',
    (text) => {
      const record = replay({ tokens: pieces(text) });
      expect(record).toMatchObject({ outcome: 'succeeded', text: 'Paris', flags: [] });
      expect(record.reasoningCharacters).toBe(text.length - 'Paris'.length);
    },
  );

  it('count markup as a first token, and the answer from its own first character', () => {
    const writes = scriptAnswer({ tokens: [HARMONY.split('Paris')[0] ?? '', 'Par', 'is'] }).writes;
    const record = replayStream(
      writes.map(({ bytes }) => bytes),
      { everyMs: 5 },
    );
    expect(record.phases).toMatchObject({ ttftMs: 15, ttftVisibleMs: 20 });
  });

  it('that cannot be parsed leave all text, and a flag', () => {
    for (const text of ['analysisUser asks and asks', '<|channel|>odd<|message|>Paris']) {
      const record = replay({ tokens: pieces(text) });
      expect(record).toMatchObject({ text, flags: ['channel-unparsed'], reasoningCharacters: 0 });
    }
  });

  it('of reasoning and tool calls are counted, and not part of the answer', () => {
    const record = replayText(
      'data: {"choices":[{"delta":{"reasoning":"hmm"}}]}\n\n' +
        'data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"name":"f"}}]}}]}\n\n' +
        'data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{}"}}]}}]}\n\n' +
        'data: {"choices":[{"delta":{},"finish_reason":"tool_calls"}]}\n\ndata: [DONE]\n\n',
    );
    expect(record).toMatchObject({ text: '', reasoningCharacters: 6, chunkCount: 3 });
    expect(record.phases.ttftVisibleMs).toBeNull();
  });
});

describe('a model that repeats itself', () => {
  const the = (count: number) => Array.from({ length: count }, () => 'the ');
  const under = (maxTokens: number, tokens: readonly string[]) =>
    replayStream([bytesOf(scriptAnswer({ tokens, finishReason: 'length' }))], {
      request: { ...REQUEST, maxTokens },
    });

  it('is flagged, and not stopped, within a cap of 256 tokens', () => {
    expect(under(256, the(256))).toMatchObject({
      outcome: 'truncated',
      flags: ['repeating'],
      chunkCount: 256,
    });
  });

  it('is stopped when it goes on for ever', () => {
    const record = under(100_000, the(20_000));
    expect(record).toMatchObject({
      outcome: 'failed',
      errorClass: 'repetition',
      flags: ['repeating'],
    });
    expect(record.chunkCount).toBeLessThan(2_000);
  });

  it('is neither when the repetition came to an end', () => {
    const words = Array.from({ length: 200 }, (_, index) => `${index} `);
    expect(under(4_000, [...the(900), ...words])).toMatchObject({
      outcome: 'truncated',
      flags: [],
    });
  });
});

describe('a server that ignores the cap', () => {
  it('is stopped far above it, and only there', () => {
    const words = (count: number) => Array.from({ length: count }, (_, index) => `${index} `);
    const bound = 2 * REQUEST.maxTokens + 32;
    expect(replay({ tokens: words(bound), usage: false }).outcome).toBe('succeeded');
    expect(replay({ tokens: words(bound + 1), usage: false })).toMatchObject({
      outcome: 'failed',
      errorClass: 'cap-ignored',
      chunkCount: bound + 1,
    });
  });
});

describe('a server that sends ever longer chunks', () => {
  it('is stopped before it fills the memory', () => {
    const { maxTokens } = REQUEST;
    const half = (64 * maxTokens + 65_536) / 2;
    const text = (length: number, word: string) => word.repeat(length).slice(0, length);
    const within = [text(half, 'one '), text(half, 'two ')];
    expect(replay({ tokens: within, usage: false }).outcome).toBe('succeeded');
    const record = replay({ tokens: [...within, '.'], usage: false });
    expect(record).toMatchObject({ errorClass: 'cap-ignored', chunkCount: 3 });
    expect(record.errorMessage).toContain(`${2 * half + 1} characters`);
  });
});

describe('outcome', () => {
  it('is truncated when the server says so, or when usage reaches the cap', () => {
    expect(replay({ tokens: ['a'], finishReason: 'length' }).outcome).toBe('truncated');
    const atCap = replay({ tokens: Array.from({ length: REQUEST.maxTokens }, () => 'a') });
    expect(atCap.outcome).toBe('truncated');
  });

  it('is not truncated because an estimate reaches the cap', () => {
    const record = replay({ tokens: ['x'.repeat(4 * REQUEST.maxTokens)], usage: false });
    expect(record.outcome).toBe('succeeded');
  });

  it('is a success without a finish reason when the stream says [DONE], and the other way round', () => {
    expect(replay({ tokens: ['a'], finishReason: null }).outcome).toBe('succeeded');
    expect(replay({ tokens: ['a'], done: false }).outcome).toBe('succeeded');
  });

  it('is a broken stream when neither came, and keeps the text', () => {
    const record = replay({ tokens: ['half an', ' answer'], finishReason: null, done: false });
    expect(record).toMatchObject({
      outcome: 'failed',
      errorClass: 'stream-broken',
      text: 'half an answer',
    });
    expect(record.phases.tailMs).toBeNull();
  });

  it('is a broken stream when nothing but [DONE] came', () => {
    expect(replayText('data: [DONE]\n\n').errorClass).toBe('stream-broken');
  });

  it('is an empty success when the model chose to say nothing', () => {
    const record = replay({ tokens: [] });
    expect(record).toMatchObject({
      outcome: 'succeeded',
      flags: ['empty-answer'],
      text: '',
      chunkCount: 0,
    });
    expect(record.phases.ttftMs).toBeNull();
  });

  it('is called empty only when the answer ended, and had no text of any channel', () => {
    expect(replay({ tokens: [], finishReason: null, done: false }).flags).toEqual([]);
    expect(replay({ tokens: [], reasoningTokens: ['hm'] }).flags).toEqual([]);
    expect(replay({ tokens: [' '] }).flags).toEqual([]);
  });

  it("is a failure with the server's words when an error comes in the stream", () => {
    const record = replay({ tokens: ['a', 'b'], fault: { afterChunks: 1, kind: 'error-event' } });
    expect(record).toMatchObject({
      outcome: 'failed',
      errorClass: 'server-error',
      errorMessage: 'Inference failed',
      text: 'a',
    });
  });

  it.each([
    'data: {"object":"error","message":"out of memory","code":500}\n\n',
    'event: error\ndata: {"message":"out of memory"}\n\n',
    'error: {"message":"out of memory"}\n\n',
    'error: out of memory\n\n',
    'data: {"error":"out of memory"}\n\n',
  ])('is a failure also when the error is written as %j', (error) => {
    const record = replayText(
      `data: {"choices":[{"delta":{"content":"a"}}]}\n\n${error}data: [DONE]\n\n`,
    );
    expect(record).toMatchObject({ outcome: 'failed', errorClass: 'server-error', text: 'a' });
    expect(record.errorMessage).toBe('out of memory');
  });

  it('is no success when the answer goes on after its end and then breaks off', () => {
    const chunk = (content: string, reason: string | null) =>
      `data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: reason }] })}\n\n`;
    const record = replayText(chunk('a', 'stop') + chunk('b', null));
    expect(record).toMatchObject({ outcome: 'failed', errorClass: 'stream-broken', text: 'ab' });
    expect(replayText(chunk('a', 'stop') + chunk('b', 'stop')).outcome).toBe('succeeded');
    expect(replayText(chunk('a', '') + chunk('b', '')).outcome).toBe('failed');
  });

  it('ignores what comes after [DONE]', () => {
    const chunk = 'data: {"choices":[{"delta":{"content":"a"}}]}\n\n';
    const record = replayText(`${chunk}data: [DONE]\n\n${chunk}data: {"error":"late"}\n\n`);
    expect(record).toMatchObject({ outcome: 'succeeded', text: 'a', chunkCount: 1 });
  });

  it('is model-not-loaded when that is what the error in the stream means', () => {
    const record = replayText('data: {"error":"Model x must be loaded before inference"}\n\n');
    expect(record.errorClass).toBe('model-not-loaded');
  });

  it('is a failure when the server answers with a whole completion instead of a stream', () => {
    const whole = '{"choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]}';
    const record = replayText(whole, { contentType: 'application/json; charset=utf-8' });
    expect(record).toMatchObject({ outcome: 'failed', errorClass: 'stream-broken' });
  });
});

describe('phases', () => {
  it('count the first token of any channel, and the first of the visible answer apart', () => {
    const writes = scriptAnswer({ tokens: ['Hi'], reasoningTokens: ['hm', 'hm'] }).writes;
    const record = replayStream(
      writes.map(({ bytes }) => bytes),
      { everyMs: 5 },
    );
    // Role, two of thinking, one visible: at 10, 15, 20 and 25 ms.
    expect(record.phases).toMatchObject({ ttftMs: 15, ttftVisibleMs: 25 });
    expect(record.gapsMs).toEqual([5, 5]);
    expect(record.text).toBe('Hi');
  });

  it('ignore role-only, empty and usage chunks', () => {
    const events = [
      ': keep-alive\n\n',
      'data: {"choices":[{"delta":{"role":"assistant","content":""}}]}\n\n',
      'data: {"choices":[{"delta":{"content":null,"tool_calls":[]}}]}\n\n',
      'data: {"choices":[{"delta":{"content":"Hi"}}],"Successful":true}\n\n',
      'data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1}}\n\n',
      'data: [DONE]\n\n',
    ].map((text) => Buffer.from(text));
    const record = replayStream(events, { everyMs: 10 });
    expect(record.phases.ttftMs).toBe(40);
    expect(record.phases.tailMs).toBe(20);
    expect(record.chunkCount).toBe(1);
  });

  it('tell when the events with a choice came, with text or without', () => {
    const writes = scriptAnswer({ tokens: ['a', 'b'] }).writes;
    const record = replayStream(
      writes.map(({ bytes }) => bytes),
      { everyMs: 10 },
    );
    // Role at 10, text at 20 and 30, finish reason and usage at 40 ms.
    expect(record.events).toEqual({
      eventCount: 5,
      choiceEventCount: 4,
      firstChoiceMs: 10,
      lastChoiceMs: 40,
    });
  });

  it('count the first piece of a tool call as a first token', () => {
    const call =
      '{"choices":[{"delta":{"tool_calls":[{"function":{"name":"f","arguments":""}}]}}]}';
    const record = replayText(`data: ${call}\n\ndata: [DONE]\n\n`);
    expect(record.phases).toMatchObject({ ttftMs: 10, ttftVisibleMs: null });
  });
});

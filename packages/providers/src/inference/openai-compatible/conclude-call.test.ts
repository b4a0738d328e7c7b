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
    expect(record.tokens).toEqual({ promptTokens: 9, completionTokens: 5, source: 'usage' });
    expect(record.chunkCount).toBe(3);
  });

  it('are estimated from the length of all text, thinking included, and flagged when usage is missing', () => {
    const record = replay({ tokens: ['12345678'], reasoningTokens: ['1234567'], usage: false });
    expect(record.tokens).toEqual({ promptTokens: 4, completionTokens: 4, source: 'estimate' });
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
    expect(record).toMatchObject({ outcome: 'succeeded', text: '', chunkCount: 0 });
    expect(record.phases.ttftMs).toBeNull();
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

  it('count the first piece of a tool call as a first token', () => {
    const call =
      '{"choices":[{"delta":{"tool_calls":[{"function":{"name":"f","arguments":""}}]}}]}';
    const record = replayText(`data: ${call}\n\ndata: [DONE]\n\n`);
    expect(record.phases).toMatchObject({ ttftMs: 10, ttftVisibleMs: null });
  });
});

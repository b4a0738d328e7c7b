import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, ENDLESS, readStatus } from '../testing/chat-calls.ts';
import { startBundledServer } from '../testing/start-bundled-server.ts';
import { until } from '../testing/until.ts';

const CAPITAL = ask('What is the capital of Japan? Answer with one word.');

describe('the stock OpenAI client', () => {
  let server: Awaited<ReturnType<typeof startBundledServer>>;
  let client: OpenAI;

  beforeAll(async () => {
    server = await startBundledServer('small', 'nano');
    client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'none', maxRetries: 0 });
  });
  afterAll(() => server.close());

  it('lists both bundled models and reads one', async () => {
    const ids: string[] = [];
    for await (const model of client.models.list()) ids.push(model.id);
    expect(ids).toEqual(['nano', 'small']);
    expect(await client.models.retrieve('small')).toMatchObject({
      object: 'model',
      owned_by: 'mizani',
    });
  });

  it('gets the right answer from small and a wrong one from nano', async () => {
    const answers = await Promise.all(
      ['small', 'nano'].map(async (model) => {
        const completion = await client.chat.completions.create({
          model,
          messages: CAPITAL,
          temperature: 0,
        });
        return completion.choices[0]?.message.content;
      }),
    );
    expect(answers[0]).toBe('Tokyo');
    expect(answers[1]).not.toContain('Tokyo');
  });

  it('streams the text that the unstreamed call returns, with the same usage', async () => {
    const request = {
      model: 'small',
      messages: ask('What is RAG?'),
      temperature: 0,
      max_tokens: 40,
    };
    const whole = await client.chat.completions.create(request);
    const stream = await client.chat.completions.create({
      ...request,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    let usage: OpenAI.CompletionUsage | null | undefined;
    const finishReasons: string[] = [];
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      const reason = chunk.choices[0]?.finish_reason;
      if (reason) finishReasons.push(reason);
      usage = chunk.usage ?? usage;
    }
    expect(text).toBe(whole.choices[0]?.message.content);
    expect(text.length).toBeGreaterThan(40);
    expect(usage).toEqual(whole.usage);
    expect(usage?.completion_tokens).toBe(40);
    expect(finishReasons).toEqual(['length']);
  });

  it('reads log-probabilities whose tokens spell the answer and whose alternatives are ordered', async () => {
    const completion = await client.chat.completions.create({
      model: 'small',
      messages: CAPITAL,
      temperature: 0,
      logprobs: true,
      top_logprobs: 20,
    });
    const entries = completion.choices[0]?.logprobs?.content ?? [];
    expect(entries).toHaveLength(completion.usage?.completion_tokens ?? 0);
    expect(entries.map(({ token }) => token).join('')).toBe('Tokyo');
    expect(Buffer.from(entries.flatMap(({ bytes }) => bytes ?? [])).toString()).toBe('Tokyo');
    for (const { token, logprob, top_logprobs: top } of entries) {
      expect(logprob).toBeLessThanOrEqual(0);
      expect(top).toHaveLength(20);
      // Greedy decoding took the likeliest token.
      expect(top[0]).toMatchObject({ token, logprob });
      expect(top.map((other) => other.logprob)).toEqual(
        top.map((other) => other.logprob).toSorted((a, b) => b - a),
      );
      expect(top.reduce((sum, other) => sum + Math.exp(other.logprob), 0)).toBeLessThanOrEqual(
        1.000_001,
      );
    }
  });

  it('streams the log-probabilities of the unstreamed call', async () => {
    const request = {
      model: 'small',
      messages: CAPITAL,
      temperature: 0,
      logprobs: true,
      top_logprobs: 2,
    };
    const whole = await client.chat.completions.create(request);
    const stream = await client.chat.completions.create({ ...request, stream: true });
    const entries: unknown[] = [];
    for await (const chunk of stream) entries.push(...(chunk.choices[0]?.logprobs?.content ?? []));
    expect(entries).toEqual(whole.choices[0]?.logprobs?.content);
  });

  describe('when it breaks off', () => {
    const request = { model: 'small', ...ENDLESS, max_tokens: 400 };

    it('could have had an answer of the full length', async () => {
      const whole = await client.chat.completions.create(request);
      expect(whole.usage?.completion_tokens).toBe(request.max_tokens);
    });

    it('stops the model, for a stream', async () => {
      const before = (await readStatus(server.url)).generatedTokens;
      const stream = await client.chat.completions.create({ ...request, stream: true });
      let chunkCount = 0;
      for await (const _chunk of stream) {
        chunkCount += 1;
        if (chunkCount === 5) break;
      }
      await expectStopped(before);
    });

    it('stops the model, for a call that is not streamed', async () => {
      const before = (await readStatus(server.url)).generatedTokens;
      const abort = new AbortController();
      const call = client.chat.completions.create(request, { signal: abort.signal });
      const failed = expect(call).rejects.toThrow(/abort/i);
      await until(
        'the model works',
        async () => (await readStatus(server.url)).generatedTokens > before,
      );
      abort.abort();
      await failed;
      await expectStopped(before);
    });

    async function expectStopped(before: number): Promise<void> {
      await until(
        'the request is over',
        async () => (await readStatus(server.url)).activeRequests === 0,
      );
      const after = (await readStatus(server.url)).generatedTokens;
      expect(after).toBeGreaterThan(before);
      expect(after - before).toBeLessThan(request.max_tokens);
      // Another request passes from beginning to end, and only its tokens are added.
      await client.chat.completions.create({
        model: 'nano',
        messages: CAPITAL,
        temperature: 0,
        max_tokens: 3,
      });
      expect((await readStatus(server.url)).generatedTokens).toBe(after + 3);
    }
  });
});

import { request } from 'node:http';
import { AutoTokenizer, env } from '@huggingface/transformers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, ENDLESS, postChat, readRecords, readStatus } from '../testing/chat-calls.ts';
import { BUNDLED_MODELS, startBundledServer } from '../testing/start-bundled-server.ts';
import { until } from '../testing/until.ts';

const RAG = { model: 'small', messages: ask('What is RAG?'), temperature: 0, max_tokens: 60 };

describe('chat completions on the wire', () => {
  let server: Awaited<ReturnType<typeof startBundledServer>>;

  beforeAll(async () => {
    server = await startBundledServer('small', 'nano');
  });
  afterAll(() => server.close());

  const answer = async (body: Record<string, unknown>) => {
    const response = await postChat(server.url, body);
    const completion = JSON.parse(await response.text());
    return {
      text: completion.choices[0].message.content as string,
      finishReason: completion.choices[0].finish_reason as string,
      usage: completion.usage,
    };
  };

  it('sends the chunks of Foundry Local, key for key', async () => {
    const response = await postChat(server.url, { ...RAG, max_tokens: 2, stream: true });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const records = await readRecords(response);
    const { created, id } = JSON.parse(records[0] ?? '');
    expect(id).toMatch(/^chatcmpl-[0-9a-f]{16}$/);
    const tail = `"created":${created},"id":"${id}","model":"small","object":"chat.completion.chunk","system_fingerprint":null}`;
    const chunk = (delta: string, reason = 'null') =>
      `{"choices":[{"delta":${delta},"finish_reason":${reason},"index":0,"logprobs":null}],${tail}`;
    expect(records).toEqual([
      chunk('{"content":"","role":"assistant"}'),
      chunk('{"content":"RAG"}'),
      chunk('{"content":" is"}'),
      chunk('{}', '"length"'),
      '[DONE]',
    ]);
  });

  it('adds a usage chunk without choices only when it is asked for', async () => {
    const response = await postChat(server.url, {
      ...RAG,
      max_tokens: 2,
      stream: true,
      stream_options: { include_usage: true },
    });
    const records = await readRecords(response);
    expect(JSON.parse(records.at(-2) ?? '')).toMatchObject({
      choices: [],
      usage: { prompt_tokens: 8, completion_tokens: 2, total_tokens: 10 },
    });
  });

  it('counts tokens as the tokenizer does: the prompt with its template, the answer without its end token', async () => {
    env.allowRemoteModels = false;
    const tokenizer = await AutoTokenizer.from_pretrained(`${BUNDLED_MODELS}small`);
    const messages = [{ role: 'system', content: 'You are a concise assistant.' }, ...RAG.messages];
    const { text, usage, finishReason } = await answer({ ...RAG, messages, max_tokens: 300 });
    expect(finishReason).toBe('stop');
    const template =
      '<|bos|><|system|>You are a concise assistant.<|end|><|user|>What is RAG?<|end|><|assistant|>';
    expect(usage.prompt_tokens).toBe(tokenizer.encode(template).length);
    expect(usage.completion_tokens).toBe(tokenizer.encode(text).length);
    expect(usage.total_tokens).toBe(usage.prompt_tokens + usage.completion_tokens);
  });

  it('lets each token leave as soon as it exists', async () => {
    const before = (await readStatus(server.url)).generatedTokens;
    // The number of tokens that existed when a packet arrived, as far as the next packet tells.
    const packetCount = await new Promise<number>((resolve, reject) => {
      let count = 0;
      const call = request(`${server.url}/v1/chat/completions`, { method: 'POST' }, (response) => {
        response.on('data', () => {
          count += 1;
        });
        response.on('end', () => resolve(count));
      });
      call.on('error', reject);
      call.end(JSON.stringify({ ...RAG, stream: true }));
    });
    const tokenCount = (await readStatus(server.url)).generatedTokens - before;
    expect(tokenCount).toBe(60);
    expect(packetCount).toBeGreaterThan(tokenCount * 0.8);
  });

  it('answers other requests while it generates', async () => {
    const response = await postChat(server.url, { ...RAG, stream: true });
    const generatedTokens = [];
    for (let call = 0; call < 3; call += 1) {
      generatedTokens.push((await readStatus(server.url)).generatedTokens);
    }
    const whenAsked = generatedTokens.at(-1) ?? 0;
    await response.text();
    expect((await readStatus(server.url)).generatedTokens).toBeGreaterThan(whenAsked);
  });

  it('writes the same greedy text every time', async () => {
    const first = await answer(RAG);
    expect(first.text).toMatch(/^RAG is a technique that/);
    expect(await answer(RAG)).toEqual(first);
  });

  it('repeats sampled text with the same seed and varies it with another', async () => {
    const sampled = { ...RAG, temperature: 1.5, top_p: 0.95, seed: 11 };
    const first = await answer(sampled);
    expect((await answer(sampled)).text).toBe(first.text);
    expect((await answer({ ...sampled, seed: 12 })).text).not.toBe(first.text);
  });

  it('cuts exactly at a stop sequence, also one that tokens and chunks break apart', async () => {
    const { text } = await answer(RAG);
    const stop = 'nique that lo';
    expect(text).toContain(stop);
    const expected = text.slice(0, text.indexOf(stop));
    const cut = await answer({ ...RAG, stop: [' never ', stop] });
    expect(cut).toMatchObject({ text: expected, finishReason: 'stop' });
    const records = await readRecords(await postChat(server.url, { ...RAG, stop, stream: true }));
    const chunks = records.slice(0, -1).map((record) => JSON.parse(record).choices[0]);
    expect(chunks.map(({ delta }) => delta.content ?? '').join('')).toBe(expected);
    expect(chunks.at(-1).finish_reason).toBe('stop');
  });

  it('reports no log-probability of a token that a stop sequence removed', async () => {
    const response = await postChat(server.url, { ...RAG, stop: 'nique', logprobs: true });
    const { message, logprobs } = JSON.parse(await response.text()).choices[0];
    const spelled = logprobs.content.map(({ token }: { token: string }) => token).join('');
    // The token in which the cut lies began before it and is reported whole.
    expect(spelled.startsWith(message.content)).toBe(true);
    expect(logprobs.content.at(-1).token.length).toBeGreaterThan(
      spelled.length - message.content.length,
    );
  });

  it('answers requests on one model in the order in which they came', async () => {
    const order: number[] = [];
    const running: Promise<unknown>[] = [];
    for (const index of [0, 1, 2, 3]) {
      const request = { model: 'small', ...ENDLESS, max_tokens: index === 0 ? 200 : 3 };
      const reply = postChat(server.url, request).then((response) => response.text());
      running.push(reply.then(() => order.push(index)));
      await until(`request ${index} waits`, async () => {
        return (await readStatus(server.url)).activeRequests === index + 1;
      });
    }
    await Promise.all(running);
    expect(order).toEqual([0, 1, 2, 3]);
  });

  it('sends no empty chunk, and in its chunks the very text that the unstreamed call returns', async () => {
    // At this temperature the model also writes parts of characters, which have to be held back.
    const wild = { ...RAG, model: 'nano', temperature: 2, seed: 1, max_tokens: 400 };
    const records = await readRecords(await postChat(server.url, { ...wild, stream: true }));
    const pieces = records
      .slice(1, -2)
      .map((record): string => JSON.parse(record).choices[0].delta.content);
    expect(pieces).not.toContain('');
    expect(pieces.join('')).toBe((await answer(wild)).text);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, ENDLESS, postChat, readStatus } from '../testing/chat-calls.ts';
import { startBundledServer } from '../testing/start-bundled-server.ts';
import { until } from '../testing/until.ts';

describe('the token count of a conversation', () => {
  let server: Awaited<ReturnType<typeof startBundledServer>>;

  beforeAll(async () => {
    server = await startBundledServer('nano');
  });
  afterAll(() => server.close());

  const count = async (body: unknown) => {
    const response = await fetch(`${server.url}/v1/chat/completions/tokenizer/encode/count`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };

  const complete = async (request: Record<string, unknown>) =>
    JSON.parse(await (await postChat(server.url, request)).text());

  it('is the number of prompt tokens of the same request', async () => {
    for (const messages of [
      ask('What is RAG?'),
      [{ role: 'system', content: 'Be brief.' }, ...ask('日本語 and 12345\n\n  ?')],
    ]) {
      const request = { model: 'nano', messages, max_tokens: 1 };
      const completion = await complete(request);
      expect(await count(request)).toEqual({
        status: 200,
        body: { tokenCount: completion.usage.prompt_tokens },
      });
    }
  });

  it('grows with an answer by exactly the tokens that were generated', async () => {
    const request = { model: 'nano', messages: ask('What is RAG?'), temperature: 0 };
    const completion = await complete({ ...request, max_tokens: 40 });
    const counted = async (content: string) =>
      (await count({ model: 'nano', messages: ask(content) })).body.tokenCount;
    const answer = completion.choices[0].message.content;
    // A letter is one token, so what the template adds is known.
    const templateTokens = (await counted('a')) - 1;
    expect((await counted(answer)) - templateTokens).toBe(completion.usage.completion_tokens);
  });

  it('does not wait for answers in the making', async () => {
    const running = postChat(server.url, { model: 'nano', ...ENDLESS, max_tokens: 400 });
    await until('the answer is in the making', async () => {
      return (await readStatus(server.url)).activeRequests === 1;
    });
    expect((await count({ model: 'nano', messages: ask('a') })).status).toBe(200);
    expect((await readStatus(server.url)).activeRequests).toBe(1);
    await (await running).text();
  });

  it('is refused like a completion', async () => {
    expect(await count({ model: 'huge', messages: ask('a') })).toMatchObject({ status: 404 });
    expect(await count({ model: 'small', messages: ask('a') })).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('must be loaded') } },
    });
    expect(await count({ model: 'nano' })).toMatchObject({ status: 400 });
    expect(await count('{')).toMatchObject({ status: 400 });
  });
});

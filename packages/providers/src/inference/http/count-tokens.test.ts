import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { describe, expect, it } from 'vitest';
import { openTokenCounter, type TokenCounter } from './count-tokens.ts';

const signal = new AbortController().signal;
const CONVERSATION = '/v1/chat/completions/tokenizer/encode/count';

type Asked = { path: string; body: Record<string, unknown> };
type Reply = { status: number; text: string };

const json = (value: unknown, status = 200): Reply => ({ status, text: JSON.stringify(value) });
const MISSING = json({ detail: 'Not Found' }, 404);
/** Words stand for tokens. */
const words = (text: unknown) => String(text).split(' ').length;

/** Runs `use` with a counter on a server that answers as told, and with what the server was asked. */
async function withServer(
  answer: (asked: Asked) => Reply,
  use: (
    count: TokenCounter['countTokens'],
    asked: Asked[],
    canCount: TokenCounter['canCountTokens'],
  ) => Promise<void>,
): Promise<void> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const exchange = { path: request.url ?? '', body: JSON.parse(body) };
    asked.push(exchange);
    const { status, text } = answer(exchange);
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const dispatcher = new Pool(root.origin);
  try {
    const counter = openTokenCounter({ dispatcher, root, apiKey: null });
    await use(counter.countTokens, asked, counter.canCountTokens);
  } finally {
    await dispatcher.destroy();
    server.closeAllConnections();
    server.close();
  }
}

const foundry = ({ path, body }: Asked): Reply => {
  if (path !== CONVERSATION) return MISSING;
  const [message] = body.messages as { content: string }[];
  // A template of five tokens around the text.
  return json({ tokenCount: 5 + words(message?.content) });
};
const vllm = ({ path, body }: Asked): Reply => {
  if (path !== '/tokenize') return MISSING;
  return json({ count: words(body.prompt), max_model_len: 4_096, tokens: [1, 2, 3] });
};
const llamaCpp = ({ path, body }: Asked): Reply => {
  if (path !== '/tokenize') return json({ error: { code: 404, message: 'File Not Found' } }, 404);
  return json({ tokens: Array.from({ length: words(body.content) }, (_, index) => index) });
};

describe('openTokenCounter', () => {
  it.each([
    ['Foundry Local, whose template is taken off', foundry],
    ['vLLM', vllm],
    ['llama.cpp', llamaCpp],
  ])('counts with the tokenizer of %s', async (_name, answer) => {
    await withServer(answer, async (count) => {
      expect(await count('m', 'one two three', signal)).toBe(3);
      expect(await count('m', 'one', signal)).toBe(1);
    });
  });

  it('asks for the text alone, without the tokens that begin or end a prompt', async () => {
    await withServer(vllm, async (count, asked) => {
      await count('m', 'one two', signal);
      expect(asked.at(-1)?.body).toMatchObject({
        model: 'm',
        prompt: 'one two',
        add_special_tokens: false,
        content: 'one two',
        add_special: false,
      });
    });
  });

  it('learns once how much the template of a model adds', async () => {
    await withServer(foundry, async (count, asked) => {
      for (const text of ['one', 'one two', 'one two three']) await count('m', text, signal);
      expect(asked).toHaveLength(4);
      await count('another', 'one', signal);
      expect(asked).toHaveLength(6);
    });
  });

  it('asks a server without a tokenizer once, however many texts come at the same time', async () => {
    await withServer(
      () => MISSING,
      async (count, asked) => {
        const texts = Array.from({ length: 20 }, (_, index) => `text ${index}`);
        const counts = await Promise.all(texts.map((text) => count('m', text, signal)));
        expect(new Set(counts)).toEqual(new Set([null]));
        expect(await count('m', 'later', signal)).toBeNull();
        expect(asked.map(({ path }) => path)).toEqual([CONVERSATION, '/tokenize']);
      },
    );
  });

  it.each([
    ['a page for every path', { status: 200, text: '<html></html>' }],
    ['another document', json({ status: 'ok' })],
    ['status 405', json({ error: 'Method Not Allowed' }, 405)],
    ['status 400', json({ error: 'unknown endpoint' }, 400)],
    ['status 501', json({ error: 'not implemented' }, 501)],
  ])('takes %s for no tokenizer', async (_what, reply) => {
    await withServer(
      () => reply,
      async (count, asked, canCount) => {
        expect(canCount()).toBe(true);
        for (let call = 0; call < 3; call += 1) expect(await count('m', 'x', signal)).toBeNull();
        expect(asked).toHaveLength(2);
        expect(canCount()).toBe(false);
      },
    );
  });

  it.each([
    ['a model that is not loaded', json({ error: 'Model m must be loaded' }, 400)],
    ['a model it does not know', json({ error: "No model matching 'm'" }, 404)],
    ['a server that is busy', json({ error: 'slow down' }, 429)],
    ['a server in trouble', json({ error: 'out of memory' }, 500)],
  ])('knows nothing now, and asks again later, because of %s', async (_what, refusal) => {
    let refuses = true;
    await withServer(
      (asked) => (refuses ? refusal : foundry(asked)),
      async (count) => {
        expect(await count('m', 'one two', signal)).toBeNull();
        refuses = false;
        expect(await count('m', 'one two', signal)).toBe(2);
      },
    );
  });

  it.each([
    ['Foundry Local', foundry],
    ['vLLM', vllm],
    ['llama.cpp', llamaCpp],
  ])(
    'takes a text that %s refuses for that one text, once it has counted',
    async (_name, answer) => {
      let refusal: Reply | null = null;
      await withServer(
        (asked) => refusal ?? answer(asked),
        async (count, _asked, canCount) => {
          expect(await count('m', 'one two', signal)).toBe(2);
          for (refusal of [
            json({ error: 'too long' }, 400),
            json({}, 413),
            json({ status: 'ok' }),
          ]) {
            expect(await count('m', 'one two three', signal)).toBeNull();
          }
          refusal = null;
          expect(await count('m', 'one two three', signal)).toBe(3);
          refusal = json({ error: 'Not Found' }, 404);
          expect(await count('m', 'one', signal)).toBeNull();
          expect(canCount()).toBe(false);
        },
      );
    },
  );

  it('leaves no trace on the signal of a run, however many texts it counts', async () => {
    const { signal: ofRun } = new AbortController();
    const countTraces = () =>
      Reflect.ownKeys(ofRun).reduce(
        (sum, key) => sum + (Number(Reflect.get(ofRun, key)?.size) || 0),
        0,
      );
    await withServer(vllm, async (count) => {
      const before = countTraces();
      for (let text = 0; text < 10; text += 1) await count('m', 'one', ofRun);
      expect(countTraces()).toBe(before);
    });
  });

  it('does not believe that a text is made of no token', async () => {
    await withServer(
      ({ path }) => (path === '/tokenize' ? json({ tokens: [] }) : MISSING),
      async (count) => {
        expect(await count('m', 'one', signal)).toBeNull();
        expect(await count('m', '', signal)).toBe(0);
      },
    );
  });

  it('is null for a server that is gone, and rejects when it is aborted', async () => {
    await withServer(foundry, async (count) => {
      const reason = new Error('stop');
      await expect(count('m', 'one', AbortSignal.abort(reason))).rejects.toBe(reason);
      expect(await count('m', 'one two', signal)).toBe(2);
    });
    const dispatcher = new Pool('http://127.0.0.1:1');
    const root = new URL('http://127.0.0.1:1');
    const counter = openTokenCounter({ dispatcher, root, apiKey: null });
    expect(await counter.countTokens('m', 'one', signal)).toBeNull();
    expect(counter.canCountTokens()).toBe(true);
    await dispatcher.destroy();
  });
});

import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, postChat } from '../testing/chat-calls.ts';
import { startBundledServer } from '../testing/start-bundled-server.ts';

const chat = { model: 'nano', messages: ask('Hi'), temperature: 0, max_tokens: 3 };

describe('the server given bad requests', () => {
  let server: Awaited<ReturnType<typeof startBundledServer>>;

  beforeAll(async () => {
    server = await startBundledServer('nano');
  });
  afterAll(() => server.close());

  async function expectError(response: Response, status: number, message: string | RegExp) {
    const type = status >= 500 ? 'server_error' : 'invalid_request_error';
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      error: { code: null, message: expect.stringMatching(message), param: null, type },
    });
    // Whatever it was, the next request is served.
    expect((await postChat(server.url, chat)).status).toBe(200);
  }

  it.each([
    [
      'an unknown model',
      { ...chat, model: 'huge' },
      404,
      "Model not found: No model matching 'huge'",
    ],
    [
      'a model that is not loaded',
      { ...chat, model: 'small' },
      400,
      "Model not loaded: Model 'small' must be loaded before inference",
    ],
    ['malformed JSON', '{"model": nano}', 400, /^Invalid JSON: /],
    ['no body', '', 400, 'Empty request body'],
  ])('answers %s in the words of Foundry Local', async (_case, body, status, message) => {
    await expectError(await postChat(server.url, body), status, message);
  });

  it('names the field that is missing or of the wrong type', async () => {
    for (const [fields, parameter] of [
      [{ messages: chat.messages }, 'model'],
      [{ model: 'nano' }, 'messages'],
      [{ ...chat, max_tokens: 'many' }, 'max_tokens'],
    ] as const) {
      const response = await postChat(server.url, fields);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { param: parameter } });
    }
  });

  it.each([true, false])(
    'refuses a prompt that does not fit the context before it answers (stream: %s)',
    async (stream) => {
      const messages = ask('token '.repeat(2_000));
      const response = await postChat(server.url, { ...chat, messages, stream });
      await expectError(
        response,
        500,
        /request requires \d{4,} total tokens .*exceeds the model's maximum context length of 1024/,
      );
    },
  );

  it('refuses a body of more than 8 MB', async () => {
    const response = await postChat(server.url, ' '.repeat(8 * 1024 * 1024 + 1));
    await expectError(response, 413, /^Request body too large/);
  });

  it('answers 404 for unknown models and routes', async () => {
    const unknown = "Model not found: No model matching 'nope'";
    for (const route of ['v1/models/nope', 'models/load/nope', 'models/unload/nope']) {
      await expectError(await fetch(`${server.url}/${route}`), 404, unknown);
    }
    await expectError(
      await fetch(`${server.url}/v1/embeddings`, { method: 'POST' }),
      404,
      /^Not found: POST/,
    );
  });

  it('does not let a model name climb out of the models folder', async () => {
    for (const name of ['..%2F..%2Fmodels%2Fsmall', '..', '%2Fetc']) {
      const response = await fetch(`${server.url}/models/load/${name}`);
      expect(response.status).toBe(404);
    }
  });

  it('refuses web pages elsewhere and names that are rebound to this machine', async () => {
    const foreignOrigin = await fetch(`${server.url}/status`, {
      headers: { origin: 'https://example.org' },
    });
    await expectError(foreignOrigin, 403, 'Only requests from this machine are accepted');
    const status = await new Promise((resolve, reject) => {
      const call = request(
        `${server.url}/status`,
        { headers: { host: 'rebound.example' } },
        (reply) => {
          reply.resume();
          resolve(reply.statusCode);
        },
      );
      call.on('error', reject).end();
    });
    expect(status).toBe(403);
  });
});

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallOptions, RuntimeClient } from '@mizani/core/inference/runtime-client';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../hardware/system-clock.ts';
import { REQUEST } from '../../testing/replay-stream.ts';
import { openOpenAiCompatibleClient } from './open-openai-compatible-client.ts';

const options = (overrides: Partial<CallOptions> = {}): CallOptions => ({
  signal: new AbortController().signal,
  idleTimeoutMs: 20_000,
  totalTimeoutMs: 20_000,
  ...overrides,
});

describe('what the server asks for with an error', () => {
  it.each([
    [{ 'retry-after': '3' }, 3_000],
    [{}, null],
    [{ 'retry-after': 'soon' }, null],
  ])('with %j is to wait %s ms', async (headers, retryAfterMs) => {
    await withRawServer(
      (response) => response.writeHead(429, headers).end('{"error":"slow down"}'),
      async (client) => {
        const record = await client.complete(REQUEST, options());
        expect(record).toMatchObject({ errorClass: 'rate-limited', retryAfterMs });
      },
    );
  });

  it('may be a date', async () => {
    const date = new Date(Date.now() + 100_000).toUTCString();
    await withRawServer(
      (response) => response.writeHead(503, { 'retry-after': date }).end('busy'),
      async (client) => {
        const record = await client.complete(REQUEST, options());
        expect(record.errorClass).toBe('server-error');
        expect(record.retryAfterMs).toBeGreaterThan(0);
        expect(record.retryAfterMs).toBeLessThanOrEqual(100_000);
      },
    );
  });
});

describe('a server that never ends', () => {
  const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
  const text = (content: string) => event({ choices: [{ delta: { content } }] });
  const over = event({ choices: [{ delta: {}, finish_reason: 'stop' }] });

  /** Writes `start`, and then what `more` says, for as long as the client is there. */
  const endless =
    (start: string, more: (index: number) => string) => (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(start);
      let index = 0;
      const write = () => {
        if (response.destroyed) return;
        response.write(more(index));
        index += 1;
        setImmediate(write);
      };
      write();
    };

  it.each([
    ['sends text after [DONE]', `${text('Hi')}${over}data: [DONE]\n\n`, () => text('x')],
    ['sends comments after [DONE]', `${text('Hi')}data: [DONE]\n\n`, () => ': alive\n\n'],
    ['sends comments after the finish reason', `${text('Hi')}${over}`, () => ': alive\n\n'],
    ['sends empty chunks after the finish reason', `${text('Hi')}${over}`, () => text('')],
  ])('but %s gives the answer it gave', async (_what, start, more) => {
    await withRawServer(endless(start, more), async (client) => {
      const record = await client.complete(REQUEST, options());
      expect(record).toMatchObject({ outcome: 'succeeded', text: 'Hi', chunkCount: 1 });
      expect(record.phases.tailMs).toBeLessThan(900);
    });
  });

  it('and sends text far beyond the cap is stopped', async () => {
    await withRawServer(
      endless('', (index) => text(`${index} `)),
      async (client, active) => {
        const record = await client.complete(REQUEST, options());
        expect(record).toMatchObject({ outcome: 'failed', errorClass: 'cap-ignored' });
        await expect.poll(active, { timeout: 10_000 }).toBe(0);
      },
    );
  });

  it('and repeats itself is stopped', async () => {
    await withRawServer(
      endless('', () => text('the ')),
      async (client) => {
        const request = { ...REQUEST, maxTokens: 100_000 };
        const record = await client.complete(request, options());
        expect(record).toMatchObject({ errorClass: 'repetition', flags: ['repeating'] });
      },
    );
  });

  it('and says nothing is stopped by the clock', async () => {
    await withRawServer(
      endless(text('Hi'), () => ': alive\n\n'),
      async (client) => {
        const limits = options({ totalTimeoutMs: 300 });
        const record = await client.complete(REQUEST, limits);
        expect(record).toMatchObject({ errorClass: 'total-timeout', text: 'Hi' });
      },
    );
  });
});

/** Runs `use` with a client on a server that answers by hand, and with the number of answers it is giving. */
async function withRawServer(
  answer: (response: ServerResponse) => void,
  use: (client: RuntimeClient, active: () => number) => Promise<void>,
): Promise<void> {
  let active = 0;
  const server = createServer((request, response) => {
    active += 1;
    response.on('close', () => {
      active -= 1;
    });
    request.resume().on('end', () => answer(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = openOpenAiCompatibleClient({
    baseUrl: `http://127.0.0.1:${port}`,
    apiKey: null,
    clock: systemClock,
  });
  try {
    await use(client, () => active);
  } finally {
    await client.close();
    server.closeAllConnections();
    server.close();
  }
}

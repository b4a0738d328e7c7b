import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { ReferenceAnswer } from './reference-answer.ts';
import { answerManagement, type ReferenceModel } from './reference-models.ts';

/** What the server saw and did in one completion; times are `performance.now()` of its process. */
export type ReferenceExchange = {
  body: Record<string, unknown>;
  authorization: string | null;
  receivedAtMs: number;
  headersAtMs: number | null;
  /** One per write of the answer. */
  writtenAtMs: number[];
  endedAtMs: number | null;
};

export type ReferenceServer = {
  /** Without `/v1`. */
  baseUrl: string;
  models: ReferenceModel[];
  /** All completions so far, oldest first. */
  exchanges: ReferenceExchange[];
  /** Completions that are being answered now. */
  active(): number;
  /** Connections accepted so far. */
  connections(): number;
  close(): Promise<void>;
};

/**
 * Starts a server on loopback whose answers are known to the byte and the millisecond, so that what a client measures
 * can be compared with what happened. Speaks `/v1/models`, `/v1/chat/completions` and Foundry Local's management.
 */
export async function startReferenceServer(options: {
  answer: (body: Record<string, unknown>, index: number) => ReferenceAnswer;
  models?: ReferenceModel[];
  /** A free one unless told. */
  port?: number;
}): Promise<ReferenceServer> {
  const models = options.models ?? [{ id: 'reference', loaded: true }];
  const exchanges: ReferenceExchange[] = [];
  let active = 0;
  let connections = 0;

  const complete = async (request: IncomingMessage, response: ServerResponse) => {
    const receivedAtMs = performance.now();
    const body = await readJsonBody(request);
    const exchange: ReferenceExchange = {
      body,
      authorization: request.headers.authorization ?? null,
      receivedAtMs,
      headersAtMs: null,
      writtenAtMs: [],
      endedAtMs: null,
    };
    exchanges.push(exchange);
    active += 1;
    try {
      await play(options.answer(body, exchanges.length - 1), exchange, response);
    } finally {
      active -= 1;
    }
  };

  const server = createServer((request, response) => {
    if (request.method === 'POST' && request.url === '/v1/chat/completions') {
      // Not JSON, or gone while sending it: there is nobody to answer.
      complete(request, response).catch(() => response.destroy());
      return;
    }
    void answerManagement(models, request.url ?? '/').then(({ status, value }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => {
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    models,
    exchanges,
    active: () => active,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function play(
  answer: ReferenceAnswer,
  exchange: ReferenceExchange,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  // A client that goes away ends every wait at once.
  const pause = (ms: number) =>
    ms > 0 ? wait(ms, undefined, { signal: gone.signal }) : Promise.resolve();
  try {
    await pause(answer.headersAfterMs);
    response.writeHead(answer.status, { 'content-type': answer.contentType });
    response.flushHeaders();
    exchange.headersAtMs = performance.now();
    for (const write of answer.writes) {
      await pause(write.afterMs);
      response.write(write.bytes);
      exchange.writtenAtMs.push(performance.now());
    }
    await pause(answer.endAfterMs);
    if (answer.ending === 'reset') response.destroy();
    if (answer.ending === 'end') response.end();
    exchange.endedAtMs = performance.now();
    if (!gone.signal.aborted) {
      await new Promise((resolve) =>
        gone.signal.addEventListener('abort', resolve, { once: true }),
      );
    }
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  }
}

async function readJsonBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { ReferenceAnswer, ReferenceWrite } from './reference-answer.ts';
import { answerManagement, type ReferenceModel } from './reference-models.ts';
import { type StallWindow, stallLeftMs } from './stall-window.ts';
import { stampNow } from './stamp.ts';

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
  /** All completions so far, oldest first; empty where they are not kept. */
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
 * Rejects when the port is taken.
 */
export async function startReferenceServer(options: {
  answer: (body: Record<string, unknown>, index: number) => ReferenceAnswer;
  models?: ReferenceModel[];
  /** A free one unless told. */
  port?: number;
  /** When the whole server does nothing, counted from its start; never unless told. */
  stallWindow?: StallWindow;
  /** Whether completions are kept in `exchanges`; a server that lives long would fill the memory with them. */
  keepExchanges?: boolean;
}): Promise<ReferenceServer> {
  const models = options.models ?? [{ id: 'reference', loaded: true }];
  const exchanges: ReferenceExchange[] = [];
  const { stallWindow, keepExchanges = true } = options;
  const startedAtMs = performance.now();
  let active = 0;
  let connections = 0;
  let completions = 0;

  const stallMs = () =>
    stallWindow ? stallLeftMs(stallWindow, performance.now() - startedAtMs) : 0;

  const complete = async (request: IncomingMessage, response: ServerResponse) => {
    const receivedAtMs = performance.now();
    const body = parseObject(await readBody(request));
    if (body === null) {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end('{"error":{"message":"The body must be a JSON object."}}');
      return;
    }
    const exchange: ReferenceExchange = {
      body,
      authorization: request.headers.authorization ?? null,
      receivedAtMs,
      headersAtMs: null,
      writtenAtMs: [],
      endedAtMs: null,
    };
    if (keepExchanges) exchanges.push(exchange);
    completions += 1;
    active += 1;
    try {
      await play(options.answer(body, completions - 1), exchange, response, stallMs);
    } finally {
      active -= 1;
    }
  };

  const server = createServer((request, response) => {
    if (request.method === 'POST' && request.url === '/v1/chat/completions') {
      // Gone while sending its request: there is nobody to answer.
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
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
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
  stallMs: () => number,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  // A client that goes away ends every wait at once.
  const pause = async (ms: number) => {
    if (ms > 0) await wait(ms, undefined, { signal: gone.signal });
    // What falls due while the server stalls leaves it when the stall is over.
    for (let leftMs = stallMs(); leftMs > 0; leftMs = stallMs()) {
      await wait(leftMs, undefined, { signal: gone.signal });
    }
  };
  try {
    await pause(answer.headersAfterMs);
    response.writeHead(answer.status, { ...answer.headers, 'content-type': answer.contentType });
    response.flushHeaders();
    exchange.headersAtMs = performance.now();
    for (const write of answer.writes) {
      await pause(write.afterMs);
      response.write(stamped(write));
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

/** The bytes with the present moment in them, where they want it. A copy: others may be sending the same answer. */
function stamped({ bytes, stampOffset }: ReferenceWrite): Uint8Array {
  if (stampOffset === undefined) return bytes;
  const copy = Buffer.from(bytes);
  copy.write(stampNow(), stampOffset, 'latin1');
  return copy;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || Array.isArray(parsed)) return null;
    return parsed as Record<string, unknown> | null;
  } catch {
    return null;
  }
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type ServedRequest = {
  method: string;
  /** With its query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
};
type Answer = (request: ServedRequest, response: ServerResponse) => void;

export type ServedApi = {
  url: string;
  requests: ServedRequest[];
  close: () => Promise<void>;
};

/** An HTTP server on a free port that answers below `/api/v1`; what it has no answer for is a 404 problem. */
export async function serveApi(answers: Record<string, Answer>): Promise<ServedApi> {
  const requests: ServedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    const request: ServedRequest = {
      method: incoming.method ?? '',
      path: `${url.pathname}${url.search}`,
      headers: incoming.headers,
      body: (await incoming.toArray()).join(''),
    };
    requests.push(request);
    const answer = answers[`${request.method} ${url.pathname.replace('/api/v1', '')}`];
    if (answer !== undefined) answer(request, response);
    else sendJson(response, { detail: `There is no ${url.pathname}.` }, 404);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** Writes one server-sent event; the response stays open. */
export function sendEvent(
  response: ServerResponse,
  { event, id, data }: { event: string; id?: number; data: unknown },
): void {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
  const position = id === undefined ? '' : `id: ${id}\n`;
  response.write(`${position}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

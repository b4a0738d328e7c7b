import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartError } from './configuration.mjs';

/** @throws {StartError} when something listens on the dashboard's port already */
export async function ensurePortIsFree({ host, port }) {
  try {
    await listenOnce(host, port);
  } catch (error) {
    throw new StartError(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken by another program. Stop it, or choose another port: npm start -- --port ${port + 1}`
        : `Cannot listen on ${host}:${port} (${error.code}).`,
    );
  }
}

/** A port of this machine that nobody used a moment ago. */
export function findFreePort() {
  return listenOnce('127.0.0.1', 0);
}

async function listenOnce(host, port) {
  const server = createServer();
  server.listen({ host, port, exclusive: true });
  await once(server, 'listening');
  const free = server.address().port;
  server.close();
  await once(server, 'close');
  return free;
}

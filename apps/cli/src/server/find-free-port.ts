import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of this machine that nobody used a moment ago. */
export async function findFreePort(host: string): Promise<number> {
  const server = createServer();
  server.listen({ host, port: 0, exclusive: true });
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

import type { Worker } from 'bullmq';
import type { Redis } from 'ioredis';

/** How long to wait for Redis to take leave of us. */
const CLOSE_TIMEOUT_MS = 5_000;

/**
 * Closes a worker whose connections no longer connect again by themselves, whether Redis is there or not.
 * BullMQ waits for its blocking connection to end, and ioredis never says so of one that is between two attempts
 * to connect. So this waits first until each connection is either up or has given up.
 */
export async function closeWorker(worker: Worker, connection: Redis): Promise<void> {
  const blocking = await worker.getBackend().blockingClient;
  const clients = blocking ? [connection, blocking] : [connection];
  const closing = Promise.all(clients.map(upOrEnded)).then(() => worker.close());
  await withinTimeout(closing, CLOSE_TIMEOUT_MS);
}

async function upOrEnded(client: {
  status: string;
  once(event: 'ready' | 'end', listener: () => void): unknown;
}): Promise<void> {
  if (client.status === 'ready' || client.status === 'end') return;
  await new Promise<void>((resolve) => {
    client.once('ready', resolve);
    client.once('end', resolve);
  });
}

async function withinTimeout(promise: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([promise, timeout]);
  clearTimeout(timer);
}

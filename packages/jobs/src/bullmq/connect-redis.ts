import { Redis, type RedisOptions } from 'ioredis';
import type { ErrorReporter } from '../job-transport.ts';
import { redisAddress } from './redis-address.ts';
import { redisUnavailable } from './redis-unavailable.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const RECONNECT_MAX_MS = 2_000;

/** How a connection deals with an outage. */
export type RedisBehaviour = Pick<
  RedisOptions,
  'enableOfflineQueue' | 'maxRetriesPerRequest' | 'autoResendUnfulfilledCommands' | 'commandTimeout'
>;

/** For requests that somebody waits for: an answer soon, or an error. */
export const FAIL_FAST: RedisBehaviour = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  commandTimeout: 2_000,
};

/** For connections that wait for work or events, and outlast an outage. */
export const PATIENT: RedisBehaviour = { maxRetriesPerRequest: null };

/**
 * A connection that is ready, and connects again by itself when it is lost, until `isClosing` says otherwise.
 * Each outage is reported once. Throws `MizaniError('unavailable')` when the first attempt fails and
 * `MizaniError('invalid-input')` for an address that is none.
 */
export async function connectRedis(options: {
  redisUrl: string;
  behaviour: RedisBehaviour;
  isClosing: () => boolean;
  onError: ErrorReporter;
}): Promise<Redis> {
  const address = redisAddress(options.redisUrl);
  const client = new Redis(options.redisUrl, {
    ...options.behaviour,
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    keepAlive: 10_000,
    retryStrategy: (attempt) =>
      options.isClosing() ? null : Math.min(100 * attempt, RECONNECT_MAX_MS),
  });

  let connected = false;
  let inOutage = false;
  let lastError: unknown = null;
  client.on('error', (error: unknown) => {
    lastError = error;
    if (connected && !inOutage) options.onError(redisUnavailable(address, error));
    inOutage = true;
  });
  client.on('ready', () => {
    inOutage = false;
  });

  try {
    await client.connect();
  } catch (error) {
    client.disconnect();
    throw redisUnavailable(address, lastError ?? error);
  }
  connected = true;
  return client;
}

/** Ends the connection and resolves when its socket is gone. */
export async function disconnectRedis(client: Redis): Promise<void> {
  // Without a socket there is nothing to wait for: ioredis tells of no end then.
  const hasSocket = ['connecting', 'connect', 'ready'].includes(client.status);
  const ended = new Promise((resolve) => client.once('end', resolve));
  client.disconnect();
  if (hasSocket) await ended;
}

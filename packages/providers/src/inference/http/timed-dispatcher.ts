import type { Socket } from 'node:net';
import type { Clock } from '@mizani/core/units/clock';
import { buildConnector, Client, type Dispatcher, Pool } from 'undici';
import { openSendingObserver, type SendingObserver } from './observe-sending.ts';

/** The connections to one server, those of timed requests apart from the others. */
export type TimedDispatcher = {
  /** For requests that are not timed: they never take the connection of one that is. */
  dispatcher: Dispatcher;
  /** A connection for one timed request: the one that was used last, or a new one. As many as are asked for. */
  take(): Client;
  /** Hands a connection back when its request is over, so that the next one finds it. */
  giveBack(connection: Client): void;
  sending: SendingObserver;
  /** Monotonic time at which the socket was ready for requests; null for a socket of somebody else. */
  connectedAtMs(socket: Socket): number | null;
  /** Drops all connections, requests in flight included. */
  close(): Promise<void>;
};

/** Undici's own response timeouts have a resolution of about a second, so callers keep time themselves. */
const NO_TIMEOUTS = { headersTimeout: 0, bodyTimeout: 0 };

/**
 * Opens the connections to one server. Timed requests do not go through a pool: it gives a connection back some turns
 * of the event loop after its response, so that requests made one after the other would alternate between two.
 */
export function openTimedDispatcher(origin: string, clock: Clock): TimedDispatcher {
  const connectSocket = buildConnector({});
  const connectedAt = new WeakMap<Socket, number>();
  const connect: buildConnector.connector = (options, callback) => {
    connectSocket(options, (...result) => {
      if (result[1]) connectedAt.set(result[1], clock.monotonicMs());
      callback(...result);
    });
  };
  const pool = new Pool(origin, NO_TIMEOUTS);
  const sending = openSendingObserver();
  const all = new Set<Client>();
  const free: Client[] = [];

  const open = () => {
    const client = new Client(origin, { ...NO_TIMEOUTS, connect });
    all.add(client);
    return client;
  };
  return {
    dispatcher: pool,
    sending,
    take: () => free.pop() ?? open(),
    giveBack: (connection) => void free.push(connection),
    connectedAtMs: (socket) => connectedAt.get(socket) ?? null,
    async close() {
      sending.close();
      await Promise.all([pool.destroy(), ...[...all].map((client) => client.destroy())]);
    },
  };
}

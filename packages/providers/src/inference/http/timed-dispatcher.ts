import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '@mizani/core/units/clock';
import { buildConnector, type Dispatcher, Pool } from 'undici';

const SETTLE_TURNS_MAX = 10;

/** A dispatcher that remembers when each of its sockets was connected. */
export type TimedDispatcher = {
  dispatcher: Dispatcher;
  /** Monotonic time at which the socket was ready for requests; null for a socket of somebody else. */
  connectedAtMs(socket: Socket): number | null;
  /** Resolves when the connections of finished requests can be used again, which takes a turn of the event loop. */
  settle(): Promise<void>;
  /** Drops all connections, requests in flight included. */
  close(): Promise<void>;
};

/**
 * Opens a pool of kept connections to one server. Undici's own response timeouts are off: they have a resolution of
 * about a second, and callers keep time themselves.
 */
export function openTimedDispatcher(origin: string, clock: Clock): TimedDispatcher {
  const connect = buildConnector({});
  const connectedAt = new WeakMap<Socket, number>();
  const pool = new Pool(origin, {
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (options, callback) => {
      connect(options, (...result) => {
        if (result[1]) connectedAt.set(result[1], clock.monotonicMs());
        callback(...result);
      });
    },
  });
  return {
    dispatcher: pool,
    connectedAtMs: (socket) => connectedAt.get(socket) ?? null,
    async settle() {
      // While undici is still reporting a response, it counts its request as running: look one turn later.
      await nextTurn();
      for (let turn = 0; turn < SETTLE_TURNS_MAX && isSettling(pool); turn += 1) await nextTurn();
    },
    close: () => pool.destroy(),
  };
}

/**
 * Undici gives a connection back some turns after its response. A request made before that opens another one, so
 * that requests made one after the other would alternate between two connections, and pay for both.
 */
function isSettling({ stats }: Pool): boolean {
  return stats.free < stats.connected - stats.running;
}

import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import type { EventBus } from '@mizani/core/event/event-bus';
import { createEventListeners } from '../event-listeners.ts';
import type { ErrorReporter } from '../job-transport.ts';
import { retryDelayMs } from '../retry-delay.ts';
import { receiveEvents, sendEvent } from './event-wire.ts';
import { socketPath } from './socket-path.ts';

/** A local connection attempt costs next to nothing, and an event before it is lost: so try again soon. */
const RECONNECT = { baseMs: 50, maxMs: 1_000 };

/**
 * A process that hears and tells events through the hub of a data folder. Resolves after the first attempt to
 * connect, successful or not; keeps connecting until it is closed. What is published while there is no
 * connection reaches the listeners of this process only.
 */
export async function openEventMember(options: {
  dataDir: string;
  onError: ErrorReporter;
}): Promise<EventBus> {
  const listeners = createEventListeners(options.onError);
  const path = socketPath({
    dataDir: options.dataDir,
    platform: process.platform,
    temporaryDir: tmpdir(),
  });
  let closed = false;
  let failedAttempts = 0;
  let socket: Socket | null = null;
  let reconnectTimer: NodeJS.Timeout | undefined;

  /** Resolves when the attempt has succeeded or failed. */
  const tryToConnect = (): Promise<void> =>
    new Promise((resolve) => {
      const attempt = connect(path);
      socket = attempt;
      receiveEvents(attempt, listeners.emit);
      attempt.once('connect', () => {
        failedAttempts = 0;
        resolve();
      });
      // A hub that is away is normal, not an error: the worker starts later or restarts. Close follows.
      attempt.on('error', () => {});
      attempt.once('close', () => {
        socket = null;
        if (!closed) {
          failedAttempts += 1;
          const delayMs = retryDelayMs({
            ...RECONNECT,
            attempt: failedAttempts,
            random: Math.random,
          });
          reconnectTimer = setTimeout(() => void tryToConnect(), delayMs);
        }
        resolve();
      });
    });

  await tryToConnect();

  return {
    async publish(event) {
      listeners.emit(event);
      // While it is still connecting, a socket would keep the event; the port says it is dropped.
      if (socket && !socket.connecting) await sendEvent(socket, event);
    },
    subscribe: (listener) => listeners.add(listener),
    async close() {
      closed = true;
      clearTimeout(reconnectTimer);
      listeners.clear();
      if (!socket) return;
      const gone = new Promise((resolve) => socket?.once('close', resolve));
      socket.destroySoon();
      await gone;
    },
  };
}

import { mkdir } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { EventBus } from '@mizani/core/event/event-bus';
import { createEventListeners } from '../event-listeners.ts';
import type { ErrorReporter } from '../job-transport.ts';
import { receiveEvents, sendEvent } from './event-wire.ts';
import { socketPath } from './socket-path.ts';
import { takeSocket } from './take-socket.ts';

export type EventHub = EventBus & {
  /** Calls the listener whenever a member connects: while it was away, its events were lost. */
  onMemberConnected(listener: () => void): () => void;
};

/**
 * The middle of the event bus of a data folder: listens on its socket and passes every event to all others.
 * There is one hub per data folder, so being the hub means holding the folder's lock. Creates the folder.
 * Throws `MizaniError('conflict')` when another process is the hub.
 */
export async function openEventHub(options: {
  dataDir: string;
  onError: ErrorReporter;
}): Promise<EventHub> {
  const { dataDir, onError } = options;
  const listeners = createEventListeners(onError);
  const arrivals = new Set<() => void>();
  const members = new Set<Socket>();

  const server = createServer((socket) => {
    members.add(socket);
    // The close event follows and says all there is to say: a member went.
    socket.on('error', () => {});
    socket.on('close', () => members.delete(socket));
    receiveEvents(socket, (event) => {
      for (const member of members) if (member !== socket) void sendEvent(member, event);
      listeners.emit(event);
    });
    for (const listener of [...arrivals]) listener();
  });

  await mkdir(dataDir, { recursive: true });
  const path = socketPath({ dataDir, platform: process.platform, temporaryDir: tmpdir() });
  await takeSocket(server, path).catch((error: unknown) => {
    if (!(error instanceof MizaniError) || error.code !== 'conflict') throw error;
    throw new MizaniError(
      'conflict',
      `The data folder ${dataDir} has a worker already. Stop it, or give this one a folder of its own. (${error.message})`,
      { cause: error },
    );
  });
  server.on('error', onError);

  return {
    async publish(event) {
      // Not awaited: one slow member must not hold up the publisher.
      for (const member of members) void sendEvent(member, event);
      listeners.emit(event);
    },
    subscribe: (listener) => listeners.add(listener),
    onMemberConnected(listener) {
      arrivals.add(listener);
      return () => {
        arrivals.delete(listener);
      };
    },
    async close() {
      listeners.clear();
      arrivals.clear();
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.once('close', resolve));
      server.close();
      // destroySoon() lets what was published reach the members first.
      for (const member of members) member.destroySoon();
      await closed;
    },
  };
}

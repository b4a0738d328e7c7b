import type { Socket } from 'node:net';
import { type BusEvent, busEventSchema } from '@mizani/core/event/bus-event';
import { createLineDecoder } from './line-decoder.ts';

/** Events carry ids and counters; whoever sends more is not one of us. */
const LINE_BYTES_MAX = 64 * 1024;

/** A peer that reads so slowly is stuck. It connects again, and reads the state from the database. */
const UNSENT_BYTES_MAX = 1024 * 1024;

/** Passes on each event that arrives; a peer that sends anything else loses its connection. */
export function receiveEvents(socket: Socket, onEvent: (event: BusEvent) => void): void {
  const decoder = createLineDecoder({
    maxBytes: LINE_BYTES_MAX,
    onLine: (line) => onEvent(busEventSchema.parse(JSON.parse(line))),
  });
  socket.on('data', (chunk: Buffer) => {
    try {
      decoder.push(chunk);
    } catch {
      socket.destroy();
    }
  });
}

/** Resolves when the event is handed to the operating system, or is lost with the connection. */
export function sendEvent(socket: Socket, event: BusEvent): Promise<void> {
  if (!socket.writable) return Promise.resolve();
  if (socket.writableLength > UNSENT_BYTES_MAX) {
    socket.destroy();
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    socket.write(`${JSON.stringify(event)}\n`, () => resolve());
  });
}

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

const HEADERS_CHANNEL = 'undici:client:sendHeaders';
const BODY_CHANNEL = 'undici:request:bodySent';

/**
 * Reports the socket that carries a request, and the moment its last byte was handed to that socket. To be called
 * while undici starts a request whose body is a `Buffer`: it then writes head and body before it returns to the event
 * loop, so the next message on either channel belongs to this request, however many others are in flight.
 * Returns the function that stops listening; listening also stops by itself once the body was sent.
 */
export function observeSending(listener: {
  onSocket(socket: Socket): void;
  onSent(): void;
}): () => void {
  const onHeaders = (message: unknown) => listener.onSocket((message as { socket: Socket }).socket);
  const onBody = () => {
    stop();
    listener.onSent();
  };
  const stop = () => {
    unsubscribe(HEADERS_CHANNEL, onHeaders);
    unsubscribe(BODY_CHANNEL, onBody);
  };
  subscribe(HEADERS_CHANNEL, onHeaders);
  subscribe(BODY_CHANNEL, onBody);
  return stop;
}

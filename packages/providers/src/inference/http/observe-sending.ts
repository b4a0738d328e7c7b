import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

const HEADERS_CHANNEL = 'undici:client:sendHeaders';
const BODY_CHANNEL = 'undici:request:bodySent';

export interface SendingListener {
  /** The socket that carries the request. */
  onSocket(socket: Socket): void;
  /** The last byte of the request was handed to the socket. */
  onSent(): void;
}

/** Tells requests when they were sent, with one subscription for all of them. */
export type SendingObserver = {
  /** To be called when undici starts the request of `listener`. */
  expect(listener: SendingListener): void;
  /** Stops waiting for a request that was given up before it was sent. */
  forget(listener: SendingListener): void;
  close(): void;
};

/**
 * Listens to undici's diagnostics. A request whose body is a `Buffer` is written, head and body, before undici returns
 * to the event loop, so the next message on either channel belongs to the request that was started last, however many
 * others are in flight.
 */
export function openSendingObserver(): SendingObserver {
  let expected: SendingListener | null = null;
  const onHeaders = (message: unknown) =>
    expected?.onSocket((message as { socket: Socket }).socket);
  const onBody = () => {
    const listener = expected;
    expected = null;
    listener?.onSent();
  };
  subscribe(HEADERS_CHANNEL, onHeaders);
  subscribe(BODY_CHANNEL, onBody);
  return {
    expect(listener) {
      expected = listener;
    },
    forget(listener) {
      if (expected === listener) expected = null;
    },
    close() {
      unsubscribe(HEADERS_CHANNEL, onHeaders);
      unsubscribe(BODY_CHANNEL, onBody);
    },
  };
}

import { createParser } from 'eventsource-parser';

/** Longest event that is read, in characters. A server that never ends a line must not fill the memory. */
export const EVENT_MAX_CHARS = 8_000_000;

export type DecodedPart =
  | { kind: 'data'; data: string }
  /** The bytes are not an event stream (any more). */
  | { kind: 'malformed'; reason: string };

export type EventStreamDecoder = {
  /** Everything that became complete with these bytes, in order. */
  decode(bytes: Uint8Array): DecodedPart[];
  /** What was still waiting for its blank line when the stream ended. */
  finish(): DecodedPart[];
};

/**
 * Turns bytes, split anywhere, into the data of server-sent events. Comments and events without data yield nothing.
 * A line with an unknown field is `malformed`, although the standard ignores it: servers of models do not write such
 * lines, and one of them writes its errors that way (`error: {…}`), so to skip it is to lose text or a failure.
 */
export function openEventStreamDecoder(): EventStreamDecoder {
  const text = new TextDecoder();
  let parts: DecodedPart[] = [];
  let broken = false;
  const parser = createParser({
    maxBufferSize: EVENT_MAX_CHARS,
    onEvent: (event) => parts.push({ kind: 'data', data: event.data }),
    onError: (error) => {
      if (error.type === 'invalid-retry') return;
      broken = true;
      parts.push({ kind: 'malformed', reason: error.message });
    },
  });

  const feed = (chunk: string): DecodedPart[] => {
    if (broken || chunk === '') return [];
    parser.feed(chunk);
    const decoded = parts;
    parts = [];
    return decoded;
  };

  return {
    decode: (bytes) => feed(text.decode(bytes, { stream: true })),
    finish: () => feed(`${text.decode()}\n\n`),
  };
}

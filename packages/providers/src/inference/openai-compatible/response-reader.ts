import { type CallFailure, failureFromStatus, failureFromStream } from '../http/call-failure.ts';
import { messageOf, readServerMessage } from '../http/server-message.ts';
import type { AnswerReader } from './answer-reader.ts';
import { EventStreamDecoder } from './event-stream-decoder.ts';

/** How much of a body that is not a stream is kept. */
const BODY_MAX_CHARS = 100_000;

/** Reads the body of one response into an answer, whose `atMs` says when the bytes arrived. */
export interface ResponseReader {
  decode(bytes: Buffer): void;
  finish(): void;
}

/** Picks how to read a body: as events when the request succeeded and is streamed, as one message otherwise. */
export function openResponseReader(
  status: number,
  contentType: string,
  answer: AnswerReader,
): ResponseReader {
  const succeeded = status >= 200 && status < 300;
  // The type alone: a parameter may say anything.
  const mediaType = (contentType.split(';', 1)[0] ?? '').toLowerCase();
  return succeeded && !mediaType.includes('json')
    ? new EventStreamDecoder(answer)
    : openMessageReader(status, succeeded, answer);
}

function openMessageReader(
  status: number,
  succeeded: boolean,
  answer: AnswerReader,
): ResponseReader {
  const text = new TextDecoder();
  let body = '';
  return {
    decode: (bytes) => {
      if (body.length < BODY_MAX_CHARS) body += text.decode(bytes, { stream: true });
    },
    finish: () =>
      answer.fail(
        succeeded ? notStreamed(body) : failureFromStatus(status, readServerMessage(body)),
      ),
  };
}

/** A whole completion has no first token to time, so a server that ignores `stream` cannot be measured. */
function notStreamed(body: string): CallFailure {
  const message = messageOf(parseObject(body));
  if (message !== null) return failureFromStream(message);
  return {
    errorClass: 'stream-broken',
    message: 'The server answered with one JSON document instead of a stream.',
  };
}

function parseObject(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' ? parsed : null;
  } catch {
    return null;
  }
}

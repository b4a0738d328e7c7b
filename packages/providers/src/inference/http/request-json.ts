import type { Dispatcher } from 'undici';
import { failureFromNetwork } from './call-failure.ts';
import { presentableMessage, readServerMessage } from './server-message.ts';

const ANSWER_MAX_BYTES = 8_000_000;

export type JsonAnswer =
  | { kind: 'answered'; value: unknown }
  /** The server answered with an error status. */
  | { kind: 'refused'; status: number; message: string }
  /** No usable answer came; `answered` when something came. */
  | { kind: 'unreachable'; answered: boolean; message: string };

/**
 * Asks a server something that is not timed to the token. Resolves whatever the server does; rejects only with the
 * reason of `signal` when it is aborted.
 */
export async function requestJson(
  dispatcher: Dispatcher,
  input: {
    path: string;
    apiKey: string | null;
    timeoutMs: number;
    signal: AbortSignal;
    /** What is posted; a request without it is a GET. */
    body?: object;
  },
): Promise<JsonAnswer> {
  const { apiKey, body: posted, signal, timeoutMs } = input;
  // No `AbortSignal.any`: a signal that outlives many requests keeps a trace of each one it was combined for.
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop.abort();
  }, timeoutMs);
  try {
    const response = await dispatcher.request({
      path: input.path,
      method: posted ? 'POST' : 'GET',
      body: posted ? JSON.stringify(posted) : null,
      headers: {
        accept: 'application/json',
        ...(posted ? { 'content-type': 'application/json' } : {}),
        ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
      },
      signal: stop.signal,
    });
    const body = await readLimited(response.body);
    if (body === null) {
      return unusable('The answer is larger than 8 MB.');
    }
    if (response.statusCode >= 200 && response.statusCode < 300) return parseAnswer(body);
    const message = readServerMessage(body) || `HTTP status ${response.statusCode}`;
    return {
      kind: 'refused',
      status: response.statusCode,
      message: presentableMessage(message, apiKey),
    };
  } catch (error) {
    signal.throwIfAborted();
    const message = isLate
      ? `No answer within ${timeoutMs} ms.`
      : failureFromNetwork(error).message;
    return {
      kind: 'unreachable',
      answered: false,
      message: presentableMessage(message, apiKey),
    };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

/** The body as text; null, and the connection is given up, when a server that never ends would fill the memory. */
async function readLimited(body: AsyncIterable<Uint8Array>): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > ANSWER_MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseAnswer(body: string): JsonAnswer {
  try {
    return { kind: 'answered', value: JSON.parse(body) };
  } catch {
    return unusable('The server answered with something else than JSON.');
  }
}

function unusable(message: string): JsonAnswer {
  return { kind: 'unreachable', answered: true, message };
}

/**
 * The phases of one streamed request, in milliseconds of a monotonic clock.
 * A phase that was not reached is null; zero means "took no measurable time" (e.g. a kept connection).
 */
export type CallPhases = {
  /** Obtaining a connection; 0 on a kept one. */
  connectMs: number | null;
  /** Writing the request until its last byte was handed to the socket. */
  sendMs: number | null;
  /** From the start of the request to the response headers. */
  headersMs: number | null;
  /** From the start of the request to the first non-empty token of any channel. */
  ttftMs: number | null;
  /** From the start of the request to the first token of the visible answer. */
  ttftVisibleMs: number | null;
  /** From the last non-empty token to the end of the stream. */
  tailMs: number | null;
  /** From the start of the request to the end of the stream, or to the failure. */
  serviceMs: number;
};

export type TokenSource = 'usage' | 'tokenizer' | 'estimate';

export type TokenCounts = {
  promptTokens: number | null;
  completionTokens: number | null;
  source: TokenSource;
};

export const CALL_OUTCOMES = [
  'succeeded',
  'truncated',
  'failed',
  'timed-out',
  'cancelled',
] as const;
/** `truncated`: the answer hit the cap (`finish_reason: length`, or as many tokens as the cap). */
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export const CALL_ERROR_CLASSES = [
  'connection-refused',
  'connection-reset',
  'host-not-found',
  'model-not-found',
  'model-not-loaded',
  'unauthorized',
  'rate-limited',
  'rejected',
  'server-error',
  'stream-broken',
  'idle-timeout',
  'total-timeout',
  'invalid-timing',
  'load-failed',
  'cancelled',
] as const;
export type CallErrorClass = (typeof CALL_ERROR_CLASSES)[number];

/** Everything that was seen of one request; also for one that failed. */
export type CallRecord = {
  outcome: CallOutcome;
  errorClass: CallErrorClass | null;
  errorMessage: string | null;
  phases: CallPhases;
  /** Milliseconds between consecutive non-empty chunks: `chunkCount - 1` values. */
  gapsMs: readonly number[];
  /** Chunks with text; a chunk is not a token. */
  chunkCount: number;
  tokens: TokenCounts;
  finishReason: string | null;
  /** The visible answer so far. */
  text: string;
};

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

export const TOKEN_SOURCES = ['usage', 'tokenizer', 'estimate'] as const;
export type TokenSource = (typeof TOKEN_SOURCES)[number];

/**
 * The tokens of a call, from every source that knew them. `promptTokens` and `completionTokens` are the ones to count
 * with, from `source`: the server's usage when it is credible, else its tokenizer, else an estimate from the length.
 */
export type TokenCounts = {
  promptTokens: number | null;
  completionTokens: number | null;
  source: TokenSource;
  /** Completion tokens as the server's usage says, credible or not; null when it says nothing. */
  usageCompletionTokens: number | null;
  /** Completion tokens as the server's own tokenizer counts the text; null when it offers none. */
  tokenizerCompletionTokens: number | null;
  /** Completion tokens guessed from the length of the text. */
  estimatedCompletionTokens: number;
  /** Part of the completion that was reasoning, from usage. */
  reasoningTokens: number | null;
  /** Part of the prompt that the server had in a cache, from usage. */
  cachedPromptTokens: number | null;
  /** Tokens of the first chunk with text, where the server or its tokenizer tells; null when nobody does. */
  firstChunkTokens: number | null;
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
  /** The model repeated itself until it was stopped. */
  'repetition',
  /** The server went on far beyond the cap it was given. */
  'cap-ignored',
  'cancelled',
] as const;
export type CallErrorClass = (typeof CALL_ERROR_CLASSES)[number];

export const SAMPLE_FLAGS = [
  /** Usage counts more tokens than the cap allows, so it is not believed. */
  'usage-over-cap',
  /** Two sources of token counts differ by more than 2 %. */
  'tokens-disagree',
  /** The text holds channel markup that could not be parsed, so it is not scored. */
  'channel-unparsed',
  /** The answer ends in a loop. */
  'repeating',
  /** Part of the prompt came from the server's cache. */
  'prompt-cached',
  /** The server ended the answer properly and sent no text of any channel, so there is no first token to time. */
  'empty-answer',
] as const;
/** What is doubtful about an answer that was given. */
export type SampleFlag = (typeof SAMPLE_FLAGS)[number];

/** An attempt that failed before the one that counts. */
export type CallRetry = {
  errorClass: CallErrorClass;
  message: string | null;
  /** How long the attempt took, and how long was waited after it. Both lie outside the sample's own times. */
  serviceMs: number;
  waitMs: number;
};

/** Events of the stream, for the formulas of tools that start and stop their clocks elsewhere. */
export type StreamEvents = {
  /** Events with data, `[DONE]` excepted. */
  eventCount: number;
  /** Events with a choice, with text or without. */
  choiceEventCount: number;
  /** From the start of the request to the first and the last event with a choice. */
  firstChoiceMs: number | null;
  lastChoiceMs: number | null;
};

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
  events: StreamEvents;
  flags: readonly SampleFlag[];
  /** What the server asked to wait before another attempt (`Retry-After`), in milliseconds. */
  retryAfterMs: number | null;
  /** Characters generated outside the visible answer: reasoning, tool calls, markup. */
  reasoningCharacters: number;
  finishReason: string | null;
  /** The visible answer so far. */
  text: string;
};

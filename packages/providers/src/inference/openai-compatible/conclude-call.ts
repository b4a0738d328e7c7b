import type {
  CallErrorClass,
  CallOutcome,
  CallPhases,
  CallRecord,
  SampleFlag,
  StreamEvents,
  TokenCounts,
} from '@mizani/core/inference/call-record';
import { chooseTokenSource } from '@mizani/core/inference/choose-token-source';
import type { CompletionRequest } from '@mizani/core/inference/completion-request';
import type { CallFailure } from '../http/call-failure.ts';
import type { Answer } from './answer-reader.ts';

/** Moments of one call on a monotonic clock; null where the call did not get that far. */
export type CallMoments = {
  startedAtMs: number;
  /** When the connection was there; `startedAtMs` for a kept one. */
  connectedAtMs: number | null;
  sentAtMs: number | null;
  headersAtMs: number | null;
  /** End of the answer, or the moment of the failure. */
  endedAtMs: number;
};

export type CallEnding =
  | { kind: 'ended' }
  | { kind: 'failed'; failure: CallFailure }
  | { kind: 'timed-out'; failure: CallFailure }
  | { kind: 'cancelled' };

const CHARACTERS_PER_TOKEN = 4;

/** Turns what was seen of a call into its record. Pure: the same stream at the same times gives the same record. */
export function concludeCall(input: {
  request: CompletionRequest;
  moments: CallMoments;
  answer: Answer;
  ending: CallEnding;
  /** What the server asked to wait, where it did. */
  retryAfterMs: number | null;
}): CallRecord {
  const { request, moments, answer } = input;
  const ending = judgeEnding(input.ending, answer);
  const tokens = countTokens(request, answer);
  const failure = ending.kind === 'ended' || ending.kind === 'cancelled' ? null : ending.failure;
  return {
    outcome: judgeOutcome(ending, isTruncated(request, answer, tokens)),
    errorClass: ending.kind === 'cancelled' ? 'cancelled' : (failure?.errorClass ?? null),
    errorMessage: failure?.message ?? null,
    phases: measurePhases(moments, answer, ending.kind === 'ended'),
    gapsMs: answer.gapsMs,
    chunkCount: answer.chunkCount,
    tokens,
    events: measureEvents(moments, answer),
    flags: flagAnswer(request, answer, ending.kind === 'ended'),
    retryAfterMs: input.retryAfterMs,
    reasoningCharacters: answer.generatedCharacters - answer.text.length,
    finishReason: answer.finishReason,
    text: answer.text,
  };
}

/** A stream that ended is an answer only when the server said that the answer was over. */
function judgeEnding(ending: CallEnding, answer: Answer): CallEnding {
  if (ending.kind !== 'ended') return ending;
  if (answer.failure) return { kind: 'failed', failure: answer.failure };
  if (answer.events.choiceEventCount === 0)
    return streamBroken('The stream ended without any answer.');
  if (answer.doneAtMs === null && answer.finishReason === null) {
    return streamBroken('The stream ended in the middle: no finish reason and no [DONE].');
  }
  return ending;
}

function judgeOutcome(ending: CallEnding, truncated: boolean): CallOutcome {
  if (ending.kind === 'ended') return truncated ? 'truncated' : 'succeeded';
  if (ending.kind !== 'failed') return ending.kind;
  return isTimeout(ending.failure.errorClass) ? 'timed-out' : 'failed';
}

function streamBroken(message: string): CallEnding {
  return { kind: 'failed', failure: { errorClass: 'stream-broken', message } };
}

function isTimeout(errorClass: CallErrorClass): boolean {
  return errorClass === 'idle-timeout' || errorClass === 'total-timeout';
}

function since(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : to - from;
}

function measurePhases(moments: CallMoments, answer: Answer, reachedEnd: boolean): CallPhases {
  const { startedAtMs, connectedAtMs, endedAtMs } = moments;
  return {
    connectMs: since(startedAtMs, connectedAtMs),
    sendMs: since(connectedAtMs, moments.sentAtMs),
    headersMs: since(startedAtMs, moments.headersAtMs),
    ttftMs: since(startedAtMs, answer.firstTokenAtMs),
    ttftVisibleMs: since(startedAtMs, answer.firstVisibleAtMs),
    tailMs: reachedEnd ? since(answer.lastTokenAtMs, endedAtMs) : null,
    serviceMs: endedAtMs - startedAtMs,
  };
}

function measureEvents({ startedAtMs }: CallMoments, { events }: Answer): StreamEvents {
  return {
    eventCount: events.eventCount,
    choiceEventCount: events.choiceEventCount,
    firstChoiceMs: since(startedAtMs, events.firstChoiceMs),
    lastChoiceMs: since(startedAtMs, events.lastChoiceMs),
  };
}

/**
 * The server's own counts when they are credible. Otherwise an estimate from the length of the texts, which says so:
 * the number of chunks says nothing, because servers send several tokens in one.
 */
function countTokens(request: CompletionRequest, answer: Answer): TokenCounts {
  const { usage } = answer;
  const usageCompletionTokens = usage?.completionTokens ?? null;
  const estimatedCompletionTokens = Math.ceil(answer.generatedCharacters / CHARACTERS_PER_TOKEN);
  const { source, completionTokens } = chooseTokenSource(
    { usageCompletionTokens, tokenizerCompletionTokens: null, estimatedCompletionTokens },
    { maxTokens: request.maxTokens, hasText: answer.chunkCount > 0 },
  );
  return {
    promptTokens:
      source === 'usage' ? (usage?.promptTokens ?? null) : estimatePromptTokens(request),
    completionTokens,
    source,
    usageCompletionTokens,
    tokenizerCompletionTokens: null,
    estimatedCompletionTokens,
    reasoningTokens: usage?.reasoningTokens ?? null,
    cachedPromptTokens: usage?.cachedPromptTokens ?? null,
    firstChunkTokens: answer.firstChunkTokens,
  };
}

function estimatePromptTokens({ messages }: CompletionRequest): number {
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0);
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}

/** In the order of `SAMPLE_FLAGS`. */
function flagAnswer(request: CompletionRequest, answer: Answer, reachedEnd: boolean): SampleFlag[] {
  const flags: SampleFlag[] = [];
  if ((answer.usage?.completionTokens ?? 0) > request.maxTokens) flags.push('usage-over-cap');
  if (answer.unparsed) flags.push('channel-unparsed');
  if (answer.repeating) flags.push('repeating');
  if ((answer.usage?.cachedPromptTokens ?? 0) > 0) flags.push('prompt-cached');
  if (reachedEnd && answer.chunkCount === 0) flags.push('empty-answer');
  return flags;
}

function isTruncated(request: CompletionRequest, answer: Answer, tokens: TokenCounts): boolean {
  if (answer.finishReason === 'length') return true;
  const { source, completionTokens } = tokens;
  // An estimate must not call an answer cut off.
  return source === 'usage' && completionTokens !== null && completionTokens >= request.maxTokens;
}

import type {
  CallErrorClass,
  CallPhases,
  CallRecord,
  TokenCounts,
} from '@mizani/core/inference/call-record';
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
}): CallRecord {
  const { request, moments, answer } = input;
  const ending = judgeEnding(input.ending, answer);
  const phases = measurePhases(moments, answer, ending.kind === 'ended');
  const tokens = countTokens(request, answer);
  const seen = {
    phases,
    gapsMs: answer.gapsMs,
    chunkCount: answer.chunkCount,
    tokens,
    finishReason: answer.finishReason,
    text: answer.text,
  };
  if (ending.kind === 'cancelled') {
    return { outcome: 'cancelled', errorClass: 'cancelled', errorMessage: null, ...seen };
  }
  if (ending.kind !== 'ended') {
    const { errorClass, message } = ending.failure;
    const outcome = ending.kind === 'timed-out' || isTimeout(errorClass) ? 'timed-out' : 'failed';
    return { outcome, errorClass, errorMessage: message, ...seen };
  }
  const outcome = isTruncated(request, answer, tokens) ? 'truncated' : 'succeeded';
  return { outcome, errorClass: null, errorMessage: null, ...seen };
}

/** A stream that ended is an answer only when the server said that the answer was over. */
function judgeEnding(ending: CallEnding, answer: Answer): CallEnding {
  if (ending.kind !== 'ended') return ending;
  if (answer.failure) return { kind: 'failed', failure: answer.failure };
  if (!answer.sawChoice) return streamBroken('The stream ended without any answer.');
  if (answer.doneAtMs === null && answer.finishReason === null) {
    return streamBroken('The stream ended in the middle: no finish reason and no [DONE].');
  }
  return ending;
}

function streamBroken(message: string): CallEnding {
  return { kind: 'failed', failure: { errorClass: 'stream-broken', message } };
}

function isTimeout(errorClass: CallErrorClass): boolean {
  return errorClass === 'idle-timeout' || errorClass === 'total-timeout';
}

function measurePhases(moments: CallMoments, answer: Answer, reachedEnd: boolean): CallPhases {
  const { startedAtMs, connectedAtMs, endedAtMs } = moments;
  const since = (from: number | null, to: number | null) =>
    from === null || to === null ? null : to - from;
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

/**
 * The server's own counts when it gives them. Otherwise an estimate from the length of the texts, flagged as such:
 * the number of chunks says nothing, because servers send several tokens in one.
 */
function countTokens(request: CompletionRequest, answer: Answer): TokenCounts {
  const completionTokens = answer.usage?.completionTokens ?? null;
  // Some servers fill usage with zeros; no text was ever generated from no token.
  const credible = completionTokens !== null && (completionTokens > 0 || answer.chunkCount === 0);
  if (answer.usage && credible) {
    return { promptTokens: answer.usage.promptTokens, completionTokens, source: 'usage' };
  }
  const promptCharacters = request.messages.reduce((sum, { content }) => sum + content.length, 0);
  return {
    promptTokens: Math.ceil(promptCharacters / CHARACTERS_PER_TOKEN),
    completionTokens: Math.ceil(answer.generatedCharacters / CHARACTERS_PER_TOKEN),
    source: 'estimate',
  };
}

function isTruncated(request: CompletionRequest, answer: Answer, tokens: TokenCounts): boolean {
  if (answer.finishReason === 'length') return true;
  const { source, completionTokens } = tokens;
  // An estimate must not call an answer cut off.
  return source === 'usage' && completionTokens !== null && completionTokens >= request.maxTokens;
}

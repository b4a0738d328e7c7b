import type { CallRecord } from '@mizani/core/inference/call-record';
import type { CompletionRequest } from '@mizani/core/inference/completion-request';
import { AnswerReader } from '../inference/openai-compatible/answer-reader.ts';
import { concludeCall } from '../inference/openai-compatible/conclude-call.ts';
import { openResponseReader } from '../inference/openai-compatible/response-reader.ts';
import type { ReferenceAnswer } from '../reference-server/reference-answer.ts';

export const REQUEST: CompletionRequest = {
  model: 'reference',
  messages: [{ role: 'user', content: 'Say something.' }],
  maxTokens: 64,
  temperature: 0,
};

/** All bytes of a scripted answer. */
export function bytesOf(answer: ReferenceAnswer): Uint8Array {
  return Buffer.concat(answer.writes.map(({ bytes }) => bytes));
}

/** Cuts bytes at the given offsets; offsets outside, repeated and out of order are fine. */
export function cutBytes(bytes: Uint8Array, offsets: readonly number[]): Uint8Array[] {
  const inside = offsets.filter((offset) => offset > 0 && offset < bytes.length);
  const cuts = [0, ...[...new Set(inside)].sort((left, right) => left - right), bytes.length];
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
}

/** What the record of a call is when these parts arrive, the first at 10 ms and one every `everyMs`. */
export function replayStream(
  parts: readonly Uint8Array[],
  { everyMs = 0, request = REQUEST, status = 200, contentType = 'text/event-stream' } = {},
): CallRecord {
  const answer = new AnswerReader(request.maxTokens);
  const reader = openResponseReader(status, contentType, answer);
  answer.atMs = 10;
  for (const part of parts) {
    reader.decode(Buffer.from(part));
    answer.atMs += everyMs;
  }
  reader.finish();
  answer.finish();
  return concludeCall({
    request,
    moments: {
      startedAtMs: 0,
      connectedAtMs: 0,
      sentAtMs: 1,
      headersAtMs: 5,
      endedAtMs: answer.answer.doneAtMs ?? answer.atMs,
    },
    answer: answer.answer,
    ending: { kind: 'ended' },
    retryAfterMs: null,
  });
}

/** The same for a stream given as text. */
export function replayText(text: string, options?: Parameters<typeof replayStream>[1]): CallRecord {
  return replayStream([Buffer.from(text)], options);
}

import type { CallPhases } from '../inference/call-record.ts';
import { settleTokenCounts } from '../inference/settle-token-counts.ts';
import { findInvalidTiming } from './find-invalid-timing.ts';
import type { MeasuredCall } from './measure-call.ts';
import { placeSample } from './place-sample.ts';
import type { Sample } from './sample.ts';

/**
 * Turns what was seen of a request into a sample. A request that went wrong is a sample too. Impossible times make it
 * `failed` with `invalid-timing`, without its intervals: they cannot be believed. `tokenizerTokens` is what the
 * server's tokenizer counts; null when it was not asked or does not know.
 */
export function makeMeasuredSample(call: MeasuredCall, tokenizerTokens: number | null): Sample {
  const { run, target, planned, request, queueMs, prepMs } = call;
  const record =
    tokenizerTokens === null
      ? call.record
      : settleTokenCounts(call.record, tokenizerTokens, request.maxTokens);
  const problem = findInvalidTiming(record);
  const phases = problem === null ? record.phases : unknownPhases(call.elapsedMs);
  const { source: tokenSource, ...tokens } = record.tokens;
  return {
    ...placeSample(run, target, planned),
    outcome: problem === null ? record.outcome : 'failed',
    errorClass: problem === null ? record.errorClass : 'invalid-timing',
    errorMessage: problem ?? record.errorMessage,
    startedEpochMs: call.startedEpochMs,
    queueMs,
    prepMs,
    loadMs: call.loadMs,
    ...phases,
    totalMs: queueMs + prepMs + phases.serviceMs,
    gapsMs: problem === null ? [...record.gapsMs] : [],
    chunkCount: record.chunkCount,
    ...record.events,
    ...(problem === null ? {} : { firstChoiceMs: null, lastChoiceMs: null }),
    ...tokens,
    tokenSource,
    flags: [...record.flags],
    retries: call.retries,
    reasoningCharacters: record.reasoningCharacters,
    maxTokens: request.maxTokens,
    finishReason: record.finishReason,
    text: record.text,
  };
}

/** How long the call took by our own clock is all that can still be said. */
function unknownPhases(serviceMs: number): CallPhases {
  return {
    connectMs: null,
    sendMs: null,
    headersMs: null,
    ttftMs: null,
    ttftVisibleMs: null,
    tailMs: null,
    serviceMs,
  };
}

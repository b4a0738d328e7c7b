import type { CallPhases } from '../inference/call-record.ts';
import type { RuntimeClient } from '../inference/runtime-client.ts';
import type { Prompt } from '../prompt-set/prompt-set.ts';
import type { Clock } from '../units/clock.ts';
import { buildRequest } from './build-request.ts';
import { findInvalidTiming } from './find-invalid-timing.ts';
import type { PlannedSample } from './plan.ts';
import type { Run, RunTarget } from './run.ts';
import type { Sample } from './sample.ts';

export type MeasureSampleInput = {
  run: Pick<Run, 'id' | 'parameters' | 'seed'>;
  target: RunTarget;
  planned: PlannedSample;
  prompt: Prompt;
  runtime: Pick<RuntimeClient, 'complete'>;
  loadMs: number | null;
  /** Intended start on the monotonic clock: when the request before it had been dealt with. */
  dueMs: number;
  signal: AbortSignal;
};

/**
 * Makes one request and turns what was seen of it into a sample. A request that went wrong is a sample too.
 * Impossible times make it `failed` with `invalid-timing`, without its intervals: they cannot be believed.
 */
export async function measureSample(clock: Clock, input: MeasureSampleInput): Promise<Sample> {
  const { run, target, planned, prompt, runtime, loadMs, dueMs, signal } = input;
  const { idleTimeoutMs, totalTimeoutMs } = run.parameters;
  const startedEpochMs = clock.epochMs();
  const prepareMs = clock.monotonicMs();
  const request = buildRequest(run, target, prompt, planned.round);
  const sendMs = clock.monotonicMs();
  const record = await runtime.complete(request, { signal, idleTimeoutMs, totalTimeoutMs });
  const elapsedMs = clock.monotonicMs() - sendMs;

  const problem = findInvalidTiming(record);
  const phases = problem === null ? record.phases : unknownPhases(elapsedMs);
  const queueMs = prepareMs - dueMs;
  const prepMs = sendMs - prepareMs;
  return {
    runId: run.id,
    ordinal: planned.ordinal,
    targetId: target.id,
    promptIndex: planned.promptIndex,
    round: planned.round,
    phase: planned.phase,
    outcome: problem === null ? record.outcome : 'failed',
    errorClass: problem === null ? record.errorClass : 'invalid-timing',
    errorMessage: problem ?? record.errorMessage,
    startedEpochMs,
    queueMs,
    prepMs,
    loadMs,
    ...phases,
    totalMs: queueMs + prepMs + phases.serviceMs,
    gapsMs: problem === null ? [...record.gapsMs] : [],
    chunkCount: record.chunkCount,
    promptTokens: record.tokens.promptTokens,
    completionTokens: record.tokens.completionTokens,
    tokenSource: record.tokens.source,
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

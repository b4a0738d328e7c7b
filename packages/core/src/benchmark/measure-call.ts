import type { CallRecord, CallRetry } from '../inference/call-record.ts';
import { completeWithRetries } from '../inference/complete-with-retries.ts';
import type { CompletionRequest } from '../inference/completion-request.ts';
import type { RuntimeClient } from '../inference/runtime-client.ts';
import type { Prompt } from '../prompt-set/prompt-set.ts';
import type { Clock } from '../units/clock.ts';
import { buildRequest } from './build-request.ts';
import type { PlannedSample } from './plan.ts';
import type { Run, RunTarget } from './run.ts';

export type MeasureCallDependencies = {
  clock: Clock;
  /** Resolves after the time, or when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** A number in [0, 1). */
  random(): number;
};

export type MeasureCallInput = {
  run: Pick<Run, 'id' | 'parameters' | 'seed'>;
  target: RunTarget;
  planned: PlannedSample;
  prompt: Prompt;
  runtime: Pick<RuntimeClient, 'complete'>;
  loadMs: number | null;
  /** Intended start on the monotonic clock: when it was scheduled, or when the request before it was dealt with. */
  dueMs: number;
  signal: AbortSignal;
};

/** What was seen of one planned request: of its last attempt, and that there were others. */
export type MeasuredCall = Pick<MeasureCallInput, 'run' | 'target' | 'planned' | 'loadMs'> & {
  request: CompletionRequest;
  record: CallRecord;
  retries: CallRetry[];
  startedEpochMs: number;
  queueMs: number;
  prepMs: number;
  /** How long the last attempt took by our own clock. */
  elapsedMs: number;
};

/**
 * Makes one planned request. In a closed loop, failures that may pass are tried again as often as the run allows, and
 * all times are those of the last attempt; an open loop counts its failures, because the load made them.
 */
export async function measureCall(
  { clock, wait, random }: MeasureCallDependencies,
  { run, target, planned, prompt, runtime, loadMs, dueMs, signal }: MeasureCallInput,
): Promise<MeasuredCall> {
  const { idleTimeoutMs, totalTimeoutMs, retries: retriesMax, arrivals } = run.parameters;
  const preparedEpochMs = clock.epochMs();
  const prepareMs = clock.monotonicMs();
  const request = buildRequest(run, target, prompt, planned.round);
  const sendMs = clock.monotonicMs();
  const { record, retries, startedMs } = await completeWithRetries({
    runtime,
    request,
    options: { signal, idleTimeoutMs, totalTimeoutMs },
    retries: arrivals === undefined ? retriesMax : 0,
    clock,
    wait,
    random,
  });
  return {
    run,
    target,
    planned,
    loadMs,
    request,
    record,
    retries: [...retries],
    startedEpochMs: preparedEpochMs + (startedMs - sendMs),
    queueMs: prepareMs - dueMs,
    prepMs: sendMs - prepareMs,
    elapsedMs: clock.monotonicMs() - startedMs,
  };
}

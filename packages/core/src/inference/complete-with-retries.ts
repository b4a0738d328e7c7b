import type { Clock } from '../units/clock.ts';
import type { CallErrorClass, CallRecord, CallRetry } from './call-record.ts';
import type { CompletionRequest } from './completion-request.ts';
import type { CallOptions, RuntimeClient } from './runtime-client.ts';

/** Longest wait between two attempts. A server that asks for more is not asked again. */
export const RETRY_WAIT_MAX_MS = 60_000;
const BACKOFF_FIRST_MS = 500;

/** What may be different a moment later. The rest is an answer, if a bad one. */
const RETRYABLE: ReadonlySet<CallErrorClass> = new Set([
  'rate-limited',
  'server-error',
  'connection-refused',
  'connection-reset',
]);

/**
 * Sends a request, and again, up to `retries` times, when the server was busy or broke before it wrote any token.
 * Between attempts it waits as long as the server asked, else twice as long each time (0.5 s, 1 s, …, of which a
 * random half is left out so that parallel callers do not come back together), at most a minute. A server that asks for
 * more than that is taken at its word: the failure is final.
 *
 * The record is that of the last attempt alone, so no wait is part of its times. `startedMs` is when that attempt began,
 * on the monotonic clock. When `options.signal` is aborted during a wait, the record is that of a cancelled call.
 * Rejects only as `runtime.complete` does, or when `wait` fails for another reason than the signal.
 */
export async function completeWithRetries(input: {
  runtime: Pick<RuntimeClient, 'complete'>;
  request: CompletionRequest;
  options: CallOptions;
  /** Attempts after the first one; 0 makes every failure final. */
  retries: number;
  clock: Clock;
  /** Resolves after so many milliseconds; resolves or rejects at once when the signal is aborted. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** A number in [0, 1). */
  random: () => number;
}): Promise<{ record: CallRecord; retries: CallRetry[]; startedMs: number }> {
  const { runtime, request, options, clock } = input;
  const { signal } = options;
  const retries: CallRetry[] = [];
  for (;;) {
    const startedMs = clock.monotonicMs();
    const record = await runtime.complete(request, options);
    const { errorClass } = record;
    if (errorClass === null || signal.aborted || retries.length >= input.retries) {
      return { record, retries, startedMs };
    }
    if (record.chunkCount > 0 || !RETRYABLE.has(errorClass)) return { record, retries, startedMs };
    const askedMs = record.retryAfterMs ?? backoffMs(retries.length, input.random());
    if (askedMs > RETRY_WAIT_MAX_MS) return { record, retries, startedMs };
    const waitedFromMs = clock.monotonicMs();
    await waitUnlessAborted(input.wait, askedMs, signal);
    retries.push({
      errorClass,
      message: record.errorMessage,
      serviceMs: record.phases.serviceMs,
      waitMs: clock.monotonicMs() - waitedFromMs,
    });
    // An aborted wait needs no case of its own: the next attempt sends nothing and says that it was cancelled.
  }
}

function backoffMs(failedRetries: number, random: number): number {
  return Math.min(BACKOFF_FIRST_MS * 2 ** failedRetries * (1 - random / 2), RETRY_WAIT_MAX_MS);
}

async function waitUnlessAborted(
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    await wait(milliseconds, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

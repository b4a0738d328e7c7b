import type { CallRecord } from '../inference/call-record.ts';
import type { CompletionRequest } from '../inference/completion-request.ts';
import type { CallOptions, RuntimeClient } from '../inference/runtime-client.ts';
import { makeCallRecord } from './make-call-record.ts';
import type { ManualClock } from './manual-clock.ts';

export type RuntimeScript = {
  canLoad?: boolean;
  loadMs?: number;
  /**
   * Answers one call; by default with success. Time passes as long as the record says, while others are answered too;
   * an abort in the meantime cuts the call short.
   */
  answer?: (
    request: CompletionRequest,
    callIndex: number,
    options: CallOptions,
  ) => Promise<CallRecord> | CallRecord;
  /** Throw from here to let a load fail. */
  onLoad?: (model: string) => void;
  onUnload?: (model: string) => void;
  /** Tokens of a text by the server's tokenizer; by default it offers none, and is known to. */
  countTokens?: (text: string) => number | null;
};

/** A runtime client that answers as told, and writes down what it was asked. */
export function createScriptedRuntime(
  clock: ManualClock,
  { canLoad = true, loadMs = 50, answer, onLoad, onUnload, countTokens }: RuntimeScript = {},
): RuntimeClient & { log: string[]; requests: CompletionRequest[] } {
  const log: string[] = [];
  const requests: CompletionRequest[] = [];
  let isMute = false;
  return {
    log,
    requests,
    canLoad,
    async probe() {
      return { reachable: true, version: null, models: [], roundTripMs: 1 };
    },
    async load(model, signal) {
      log.push(`load ${model}`);
      onLoad?.(model);
      await clock.wait(loadMs, signal);
      return { loadMs };
    },
    async unload(model) {
      log.push(`unload ${model}`);
      onUnload?.(model);
    },
    async complete(request, options) {
      log.push(`ask ${request.model}: ${request.messages.at(-1)?.content}`);
      requests.push(request);
      const record = (await answer?.(request, requests.length - 1, options)) ?? makeCallRecord();
      const { signal } = options;
      if (signal.aborted || !(record.phases.serviceMs > 0)) return record;
      const startMs = clock.monotonicMs();
      await clock.wait(record.phases.serviceMs, signal);
      return signal.aborted ? makeAbortedRecord(clock.monotonicMs() - startMs) : record;
    },
    async countTokens(model, text) {
      if (countTokens === undefined) return null;
      log.push(`count ${model}: ${text}`);
      const count = countTokens(text);
      isMute = count === null;
      return count;
    },
    canCountTokens: () => countTokens !== undefined && !isMute,
    async close() {},
  };
}

/** The record of a call that was aborted while it was in flight. */
export function makeAbortedRecord(serviceMs = 40): CallRecord {
  return makeCallRecord({
    outcome: 'cancelled',
    errorClass: 'cancelled',
    errorMessage: 'The request was aborted.',
    phases: {
      tailMs: null,
      serviceMs,
      ...(serviceMs > 20 ? {} : { ttftMs: null, ttftVisibleMs: null }),
    },
    finishReason: null,
    text: 'Pa',
  });
}

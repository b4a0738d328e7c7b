import type { CallRecord } from '../inference/call-record.ts';
import type { CompletionRequest } from '../inference/completion-request.ts';
import type { CallOptions, RuntimeClient } from '../inference/runtime-client.ts';
import { makeCallRecord } from './make-call-record.ts';
import type { ManualClock } from './manual-clock.ts';

export type RuntimeScript = {
  canLoad?: boolean;
  loadMs?: number;
  /** Answers one call; by default with success. Time passes as long as the record says. */
  answer?: (
    request: CompletionRequest,
    callIndex: number,
    options: CallOptions,
  ) => Promise<CallRecord> | CallRecord;
  /** Throw from here to let a load fail. */
  onLoad?: (model: string) => void;
  onUnload?: (model: string) => void;
};

/** A runtime client that answers as told, and writes down what it was asked. */
export function createScriptedRuntime(
  clock: ManualClock,
  { canLoad = true, loadMs = 50, answer, onLoad, onUnload }: RuntimeScript = {},
): RuntimeClient & { log: string[]; requests: CompletionRequest[] } {
  const log: string[] = [];
  const requests: CompletionRequest[] = [];
  return {
    log,
    requests,
    canLoad,
    async probe() {
      return { reachable: true, version: null, models: [], roundTripMs: 1 };
    },
    async load(model) {
      log.push(`load ${model}`);
      onLoad?.(model);
      clock.advance(loadMs);
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
      if (record.phases.serviceMs > 0) clock.advance(record.phases.serviceMs);
      return record;
    },
    async close() {},
  };
}

/** The record of a call that was aborted while it was in flight. */
export function makeAbortedRecord(): CallRecord {
  return makeCallRecord({
    outcome: 'cancelled',
    errorClass: 'cancelled',
    errorMessage: 'The request was aborted.',
    phases: { tailMs: null, serviceMs: 40 },
    finishReason: null,
    text: 'Pa',
  });
}

import type { Clock } from '../units/clock.ts';
import { placeSample } from './place-sample.ts';
import type { PlannedSample } from './plan.ts';
import type { Run, RunTarget } from './run.ts';
import type { Sample } from './sample.ts';

/** The sample of a request that was never made, because its model could not be loaded (or unloaded first). */
export function makeUnloadedSample(
  clock: Pick<Clock, 'epochMs'>,
  {
    run,
    target,
    planned,
    maxTokens,
    message,
  }: {
    run: Pick<Run, 'id'>;
    target: Pick<RunTarget, 'id'>;
    planned: PlannedSample;
    maxTokens: number;
    message: string;
  },
): Sample {
  return {
    ...placeSample(run, target, planned),
    outcome: 'failed',
    errorClass: 'load-failed',
    errorMessage: message,
    startedEpochMs: clock.epochMs(),
    queueMs: 0,
    prepMs: 0,
    loadMs: null,
    connectMs: null,
    sendMs: null,
    headersMs: null,
    ttftMs: null,
    ttftVisibleMs: null,
    tailMs: null,
    serviceMs: 0,
    totalMs: 0,
    gapsMs: [],
    chunkCount: 0,
    eventCount: 0,
    choiceEventCount: 0,
    firstChoiceMs: null,
    lastChoiceMs: null,
    promptTokens: null,
    completionTokens: null,
    tokenSource: 'usage',
    usageCompletionTokens: null,
    tokenizerCompletionTokens: null,
    estimatedCompletionTokens: 0,
    reasoningTokens: null,
    cachedPromptTokens: null,
    firstChunkTokens: null,
    flags: [],
    retries: [],
    reasoningCharacters: 0,
    maxTokens,
    finishReason: null,
    text: '',
  };
}

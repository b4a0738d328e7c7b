import type { SampleFacts } from '../benchmark/sample-repository.ts';

/** A steady, successful sample of 100 ms with 10 tokens, apart from what the test says. */
export function makeFacts(overrides: Partial<SampleFacts> = {}): SampleFacts {
  return {
    runId: 'run_1',
    ordinal: 0,
    targetId: 'tgt_small',
    promptIndex: 0,
    round: 1,
    phase: 'steady',
    outcome: 'succeeded',
    errorClass: null,
    errorMessage: null,
    startedEpochMs: 0,
    queueMs: 0,
    prepMs: 0,
    loadMs: null,
    connectMs: 0,
    sendMs: 1,
    headersMs: 5,
    ttftMs: 20,
    ttftVisibleMs: 20,
    tailMs: 8,
    serviceMs: 100,
    totalMs: 100,
    chunkCount: 10,
    promptTokens: 7,
    completionTokens: 10,
    tokenSource: 'usage',
    maxTokens: 128,
    finishReason: 'stop',
    characterCount: 50,
    ...overrides,
  };
}

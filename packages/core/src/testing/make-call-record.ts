import type {
  CallPhases,
  CallRecord,
  StreamEvents,
  TokenCounts,
} from '../inference/call-record.ts';

/** A successful call of 100 ms with 10 tokens, apart from what the test says. */
export function makeCallRecord({
  phases,
  tokens,
  events,
  ...overrides
}: Partial<Omit<CallRecord, 'phases' | 'tokens' | 'events'>> & {
  phases?: Partial<CallPhases>;
  tokens?: Partial<TokenCounts>;
  events?: Partial<StreamEvents>;
} = {}): CallRecord {
  return {
    outcome: 'succeeded',
    errorClass: null,
    errorMessage: null,
    phases: {
      connectMs: 0,
      sendMs: 1,
      headersMs: 5,
      ttftMs: 20,
      ttftVisibleMs: 20,
      tailMs: 8,
      serviceMs: 100,
      ...phases,
    },
    gapsMs: [36, 36],
    chunkCount: 3,
    tokens: {
      promptTokens: 7,
      completionTokens: 10,
      source: 'usage',
      usageCompletionTokens: 10,
      tokenizerCompletionTokens: null,
      estimatedCompletionTokens: 10,
      reasoningTokens: null,
      cachedPromptTokens: null,
      firstChunkTokens: null,
      ...tokens,
    },
    events: {
      eventCount: 5,
      choiceEventCount: 4,
      firstChoiceMs: 10,
      lastChoiceMs: 95,
      ...events,
    },
    flags: [],
    retryAfterMs: null,
    reasoningCharacters: 0,
    finishReason: 'stop',
    text: 'Paris',
    ...overrides,
  };
}

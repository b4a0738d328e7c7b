import type { CallPhases, CallRecord } from '../inference/call-record.ts';

/** A successful call of 100 ms with 10 tokens, apart from what the test says. */
export function makeCallRecord({
  phases,
  ...overrides
}: Partial<Omit<CallRecord, 'phases'>> & { phases?: Partial<CallPhases> } = {}): CallRecord {
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
    tokens: { promptTokens: 7, completionTokens: 10, source: 'usage' },
    finishReason: 'stop',
    text: 'Paris',
    ...overrides,
  };
}

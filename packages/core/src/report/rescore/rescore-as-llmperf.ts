import { lastTextMs } from './last-text-ms.ts';
import type { Rescore, RescoredRow, RescoredSample } from './rescore.ts';
import { scoreRequests } from './score-requests.ts';

const NO_TEXT = 'An answer holds no visible text, so its first token is unknown.';
const THOUGHT =
  'A model thought before its answer, and whether that came as content, which llmperf counts, is not stored.';
const NO_EVENTS = 'Of an answer the first visible token, or the number of events, is not known.';

/**
 * llmperf f1d6bed4 (2024-12-08):
 * TTFT = first chunk with content - t_s; "inter token latency" = (TTFT + all gaps) / number of events, those without
 * text (role, usage) counted and the wait for the first token held in it; latency up to the end of the stream.
 * Tokens by Llama's tokenizer, whatever the model.
 */
export function rescoreAsLlmperf(samples: readonly RescoredSample[]): Omit<Rescore, 'tool'> {
  const throughput: RescoredRow = {
    quantity: 'endToEndTokensPerSecond',
    name: 'request_output_throughput_token_per_s',
    formula: "tokens by Llama's tokenizer / end_to_end_latency_s",
    aggregate: 'mean',
    n: samples.length,
    value: null,
    reason:
      "llmperf counts every model's tokens with Llama's tokenizer, which has not seen these answers.",
  };
  const rows = [
    scoreRequests(samples, {
      quantity: 'ttftMs',
      name: 'ttft_s',
      formula: 'first chunk with content - request start',
      aggregates: ['mean', 'median'],
      score: (sample) =>
        hasThoughtFirst(sample) ? 'unknown' : (sample.ttftVisibleMs ?? 'unknown'),
      unknownReason: samples.some(hasThoughtFirst) ? THOUGHT : NO_TEXT,
    }),
    scoreRequests(samples, {
      quantity: 'interTokenMs',
      name: 'inter_token_latency_s',
      formula: '(TTFT + sum of all gaps) / number of events, with those of role and usage',
      aggregates: ['mean', 'median'],
      score: (sample) => {
        const lastMs = lastTextMs(sample);
        if (lastMs === null || sample.ttftVisibleMs === null) return 'unknown';
        return sample.eventCount > 0 ? lastMs / sample.eventCount : 'unknown';
      },
      unknownReason: NO_EVENTS,
    }),
    scoreRequests(samples, {
      quantity: 'latencyMs',
      name: 'end_to_end_latency_s',
      formula: 'end of the stream - request start',
      aggregates: ['mean', 'median'],
      score: ({ serviceMs }) => serviceMs,
      unknownReason: NO_TEXT,
    }),
    throughput,
  ];
  return { title: 'llmperf', version: 'f1d6bed4, 2024-12-08', rows: rows.flat() };
}

/** llmperf stops at the first `delta.content`, where some servers put what others send as reasoning. */
function hasThoughtFirst({ reasoningCharacters, ttftMs, ttftVisibleMs }: RescoredSample): boolean {
  return reasoningCharacters > 0 && ttftMs !== ttftVisibleMs;
}

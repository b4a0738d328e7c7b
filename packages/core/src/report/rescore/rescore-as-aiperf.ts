import { lastTextMs } from './last-text-ms.ts';
import { poolGaps, textGaps } from './pool-gaps.ts';
import type { Rescore, RescoredSample } from './rescore.ts';
import { type RequestScore, scoreRequests } from './score-requests.ts';

const NO_TEXT = 'An answer holds no text, so its first token is unknown.';
const NO_TOKENIZER =
  "AIPerf counts tokens with the model's tokenizer, and none has counted every answer here.";

/**
 * AIPerf db4f6397 (2025-10-10) and its metrics reference of 2026:
 * TTFT = first non-empty response - t_s; latency = last response with content - t_s; ITL = (latency - TTFT)/(N - 1);
 * ICL = all gaps between chunks, pooled; per user 1/ITL, end to end N/latency. N by the model's own tokenizer, without
 * special tokens, whatever the server's usage says.
 */
export function rescoreAsAiperf(samples: readonly RescoredSample[]): Omit<Rescore, 'tool'> {
  const rows = [
    scoreRequests(samples, {
      quantity: 'ttftMs',
      name: 'Time to First Token (TTFT)',
      formula: 'first response that is not empty - request start',
      aggregates: ['mean', 'median'],
      score: ({ ttftMs }) => ttftMs ?? 'unknown',
      unknownReason: NO_TEXT,
    }),
    scoreRequests(samples, {
      quantity: 'interTokenMs',
      name: 'Inter Token Latency (ITL)',
      formula: '(request latency - TTFT) / (N - 1)',
      aggregates: ['mean', 'median'],
      score: scoreInterToken,
      unknownReason: NO_TOKENIZER,
    }),
    poolGaps(samples, {
      quantity: 'chunkGapMs',
      name: 'Inter Chunk Latency (ICL)',
      formula: 'gaps between chunks with content, of all requests together',
      ...textGaps,
      unknownReason: NO_TEXT,
    }),
    scoreRequests(samples, {
      quantity: 'latencyMs',
      name: 'Request Latency',
      formula: 'last response with content - request start',
      aggregates: ['mean', 'median'],
      score: (sample) => lastTextMs(sample) ?? 'unknown',
      unknownReason: NO_TEXT,
    }),
    scoreRequests(samples, {
      quantity: 'decodeTokensPerSecond',
      name: 'Output Token Throughput Per User',
      formula: '1 / ITL',
      aggregates: ['mean', 'median'],
      score: (sample) => {
        const interTokenMs = scoreInterToken(sample);
        if (typeof interTokenMs !== 'number') return interTokenMs;
        return interTokenMs > 0 ? 1_000 / interTokenMs : 'left-out';
      },
      unknownReason: NO_TOKENIZER,
    }),
    scoreRequests(samples, {
      quantity: 'endToEndTokensPerSecond',
      name: 'End-to-End Output Token Throughput',
      formula: 'N / request latency',
      aggregates: ['mean', 'median'],
      score: (sample) => {
        const lastMs = lastTextMs(sample);
        const tokens = sample.tokenizerCompletionTokens;
        if (lastMs === null || tokens === null) return 'unknown';
        return lastMs > 0 ? (tokens / lastMs) * 1_000 : 'left-out';
      },
      unknownReason: NO_TOKENIZER,
    }),
  ];
  return { title: 'AIPerf', version: 'db4f6397, 2025-10-10', rows: rows.flat() };
}

function scoreInterToken(sample: RescoredSample): RequestScore {
  const lastMs = lastTextMs(sample);
  const tokens = sample.tokenizerCompletionTokens;
  if (lastMs === null || sample.ttftMs === null || tokens === null) return 'unknown';
  return tokens > 1 ? (lastMs - sample.ttftMs) / (tokens - 1) : 'left-out';
}

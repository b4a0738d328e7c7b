import { lastTextMs } from './last-text-ms.ts';
import type { Rescore, RescoredSample } from './rescore.ts';
import { type RequestScore, scoreRequests } from './score-requests.ts';

const NO_TEXT = 'An answer holds no text, so its first token is unknown.';

/**
 * guidellm ee7a7745 (2026-08-07), `schemas/request_stats.py`:
 * TTFT = t_1 - t_s; ITL = (t_k - t_1)/(N - 1); TPOT = (t_k - t_s)/N, which holds the wait for the first token;
 * request latency up to the end of the stream; N from usage, else one chunk is one token. ITL and TPOT are averaged
 * over tokens (weights N - 1 and N), the others over requests.
 */
export function rescoreAsGuidellm(samples: readonly RescoredSample[]): Omit<Rescore, 'tool'> {
  const rows = [
    scoreRequests(samples, {
      quantity: 'ttftMs',
      name: 'TTFT',
      formula: 'first chunk with content, reasoning or a tool call - request start',
      aggregates: ['mean', 'median'],
      score: ({ ttftMs }) => ttftMs ?? 'unknown',
      unknownReason: NO_TEXT,
    }),
    scoreRequests(samples, {
      quantity: 'interTokenMs',
      name: 'ITL',
      formula: '(last token - first token) / (N - 1)',
      aggregates: ['token-weighted-mean'],
      score: scoreInterToken,
      weigh: (sample) => countTokens(sample) - 1,
      unknownReason: NO_TEXT,
    }),
    scoreRequests(samples, {
      quantity: 'timePerOutputTokenMs',
      name: 'TPOT',
      formula: '(last token - request start) / N, the first token included',
      aggregates: ['token-weighted-mean'],
      score: (sample) => {
        const lastMs = lastTextMs(sample);
        if (lastMs === null) return 'unknown';
        return countTokens(sample) > 0 ? lastMs / countTokens(sample) : 'left-out';
      },
      weigh: countTokens,
      unknownReason: NO_TEXT,
    }),
    scoreRequests(samples, {
      quantity: 'latencyMs',
      name: 'Request latency',
      formula: 'end of the stream - request start',
      aggregates: ['mean', 'median'],
      score: ({ serviceMs }) => serviceMs,
      unknownReason: NO_TEXT,
    }),
    scoreRequests(samples, {
      quantity: 'endToEndTokensPerSecond',
      name: 'Output tokens per second of a request',
      formula: 'N / request latency',
      aggregates: ['mean', 'median'],
      score: (sample) =>
        sample.serviceMs > 0 ? (countTokens(sample) / sample.serviceMs) * 1_000 : 'left-out',
      unknownReason: NO_TEXT,
    }),
  ];
  return { title: 'guidellm', version: 'ee7a7745, 2026-08-07', rows: rows.flat() };
}

function countTokens({ usageCompletionTokens, chunkCount }: RescoredSample): number {
  return usageCompletionTokens ?? chunkCount;
}

function scoreInterToken(sample: RescoredSample): RequestScore {
  const lastMs = lastTextMs(sample);
  if (lastMs === null || sample.ttftMs === null) return 'unknown';
  const tokens = countTokens(sample);
  return tokens > 1 ? (lastMs - sample.ttftMs) / (tokens - 1) : 'left-out';
}

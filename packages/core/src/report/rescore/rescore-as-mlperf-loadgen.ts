import type { Rescore, RescoredSample } from './rescore.ts';
import { scoreRequests } from './score-requests.ts';

const NO_TEXT = 'An answer holds no text, so its first token is unknown.';
const NO_TOKENS = 'LoadGen is told the number of tokens, which is not known of every answer here.';

/**
 * MLPerf LoadGen, mlcommons/inference of 2026-08-20, `issue_query_controller.cc` and `loadgen.cc`:
 * all times count from when the request was scheduled, so waiting in the client counts; TTFT = first token -
 * scheduled; latency = completion - scheduled; TPOT = (latency - TTFT)/(n_tokens - 1), where one token is an error.
 */
export function rescoreAsMlperfLoadgen(samples: readonly RescoredSample[]): Omit<Rescore, 'tool'> {
  const rows = [
    scoreRequests(samples, {
      quantity: 'ttftMs',
      name: 'First token latency',
      formula: 'first token - scheduled time',
      aggregates: ['mean', 'median'],
      score: (sample) => scheduledTtftMs(sample) ?? 'unknown',
      unknownReason: NO_TEXT,
    }),
    scoreRequests(samples, {
      quantity: 'timePerOutputTokenMs',
      name: 'Time per output token',
      formula: '(latency - first token latency) / (n_tokens - 1)',
      aggregates: ['mean', 'median'],
      score: (sample) => {
        const ttftMs = scheduledTtftMs(sample);
        // An estimate is not what LoadGen is told.
        const tokens = sample.usageCompletionTokens ?? sample.tokenizerCompletionTokens;
        if (ttftMs === null || tokens === null || tokens <= 1) return 'unknown';
        return (sample.totalMs - ttftMs) / (tokens - 1);
      },
      unknownReason: `${NO_TOKENS} An answer of one token is an error to LoadGen.`,
    }),
    scoreRequests(samples, {
      quantity: 'latencyMs',
      name: 'Latency',
      formula: 'completion - scheduled time',
      aggregates: ['mean', 'median'],
      score: ({ totalMs }) => totalMs,
      unknownReason: NO_TEXT,
    }),
  ];
  return { title: 'MLPerf LoadGen', version: 'mlcommons/inference, 2026-08-20', rows: rows.flat() };
}

function scheduledTtftMs({ queueMs, prepMs, ttftMs }: RescoredSample): number | null {
  return ttftMs === null ? null : queueMs + prepMs + ttftMs;
}

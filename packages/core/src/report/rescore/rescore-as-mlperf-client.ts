import { mean } from '../../statistics/mean.ts';
import { groupBy } from '../group-by.ts';
import { lastTextMs } from './last-text-ms.ts';
import type { Rescore, RescoredRow, RescoredSample } from './rescore.ts';
import { type RequestScore, scoreRequests } from './score-requests.ts';

const NO_TEXT = 'An answer holds no text, so its first token is unknown.';
const NO_CALLBACKS =
  'MLPerf Client is called back once per token; here a chunk held more than one, or their number is unknown.';

/**
 * MLPerf Client 2.0, b0e1d452 (2026-08-17), `txt2txt_executor.cpp`:
 * TTFT = first callback - start; rate = 1000 / ((end - first)/(callbacks - 1)). Repeats of a prompt are averaged
 * first, then prompts, arithmetically; the geometric mean over its own categories has no counterpart here.
 * A callback is a token inside the process, so a stream shows it only where each chunk was one token.
 */
export function rescoreAsMlperfClient(samples: readonly RescoredSample[]): Omit<Rescore, 'tool'> {
  const ttft = scoreRequests(samples, {
    quantity: 'ttftMs',
    name: 'Time to First Token',
    formula: 'first callback - start',
    aggregates: ['mean-of-prompts'],
    score: ({ ttftMs }) => ttftMs ?? 'unknown',
    unknownReason: NO_TEXT,
  });
  const latency = scoreRequests(samples, {
    quantity: 'interTokenMs',
    name: '2nd+ token latency',
    formula: '(end - first callback) / (callbacks - 1)',
    aggregates: ['mean-of-prompts'],
    score: scoreLaterTokens,
    unknownReason: NO_CALLBACKS,
  });
  const rates = latency.map(
    (row): RescoredRow => ({
      ...row,
      quantity: 'decodeTokensPerSecond',
      name: 'Token Generation Rate',
      formula: '1000 / 2nd+ token latency of a prompt',
      value: row.reason === null ? averageRates(samples) : null,
    }),
  );
  return {
    title: 'MLPerf Client',
    version: '2.0, b0e1d452, 2026-08-17',
    rows: [...ttft, ...latency, ...rates],
  };
}

function scoreLaterTokens(sample: RescoredSample): RequestScore {
  const lastMs = lastTextMs(sample);
  const { ttftMs, chunkCount, completionTokens } = sample;
  if (lastMs === null || ttftMs === null || completionTokens !== chunkCount) return 'unknown';
  return chunkCount > 1 ? (lastMs - ttftMs) / (chunkCount - 1) : 'left-out';
}

/** The rate of a prompt is that of the mean of its repeats, not the mean of their rates. */
function averageRates(samples: readonly RescoredSample[]): number | null {
  const rates = [...groupBy(samples, ({ promptIndex }) => promptIndex).values()].map((repeats) => {
    const latencyMs = mean(
      repeats.map(scoreLaterTokens).filter((score) => typeof score === 'number'),
    );
    return latencyMs === null || latencyMs === 0 ? null : 1_000 / latencyMs;
  });
  return mean(rates.filter((rate) => rate !== null));
}

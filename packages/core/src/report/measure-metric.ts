import type { SampleFacts } from '../benchmark/sample-repository.ts';
import {
  deriveCharactersPerSecond,
  deriveDecodeTokensPerSecond,
  deriveEndToEndTokensPerSecond,
  deriveTpotMs,
} from './derive-rates.ts';
import type { MetricName } from './target-summary.ts';

/**
 * The value of a metric for one answered sample; null when it is not known. An answer that was cut at the cap has
 * first tokens and rates, but how long the whole answer takes is not known of it. An answer without any text has no times
 * and no rates at all: saying nothing is not fast. Metrics of tokens that were only
 * estimated have values like any other: `tokens.source` of the summary says what they rest on, and no comparison
 * sets them against tokens that were counted.
 */
export const MEASURE_METRIC: Record<MetricName, (sample: SampleFacts) => number | null> = {
  ttftMs: (sample) => sample.ttftMs,
  ttftVisibleMs: (sample) => sample.ttftVisibleMs,
  timeToAnswerMs: measureTimeToAnswer,
  totalMs: measureTotalMs,
  serviceMs: (sample) => (isWhole(sample) ? sample.serviceMs : null),
  tpotMs: deriveTpotMs,
  decodeTokensPerSecond: deriveDecodeTokensPerSecond,
  endToEndTokensPerSecond: (sample) =>
    sample.chunkCount === 0 ? null : deriveEndToEndTokensPerSecond(sample),
  charactersPerSecond: deriveCharactersPerSecond,
};

/** `MEASURE_METRIC.totalMs`, of what it reads: see there. */
export function measureTotalMs(sample: Answered & Pick<SampleFacts, 'totalMs'>): number | null {
  return isWhole(sample) ? sample.totalMs : null;
}

type Answered = Pick<SampleFacts, 'outcome' | 'chunkCount'>;

/** Whether an answered sample has a whole answer, and one at all. */
export function isWhole({ outcome, chunkCount }: Answered): boolean {
  return outcome !== 'truncated' && chunkCount > 0;
}

/** Metrics that count tokens: comparable only where the tokens were counted alike. */
export const TOKEN_METRICS: ReadonlySet<MetricName> = new Set([
  'tpotMs',
  'decodeTokensPerSecond',
  'endToEndTokensPerSecond',
]);

/** From the intended start to the last token: `totalMs` without the server's closing of the stream. */
function measureTimeToAnswer(sample: SampleFacts): number | null {
  const { totalMs, tailMs } = sample;
  return isWhole(sample) && tailMs !== null ? totalMs - tailMs : null;
}

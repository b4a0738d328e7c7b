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
 * first tokens and rates, but how long the whole answer takes is not known of it. Metrics of tokens that were only
 * estimated have values like any other: `tokens.source` of the summary says what they rest on, and no comparison
 * sets them against tokens that were counted.
 */
export const MEASURE_METRIC: Record<MetricName, (sample: SampleFacts) => number | null> = {
  ttftMs: (sample) => sample.ttftMs,
  ttftVisibleMs: (sample) => sample.ttftVisibleMs,
  timeToAnswerMs: measureTimeToAnswer,
  totalMs: (sample) => (sample.outcome === 'truncated' ? null : sample.totalMs),
  serviceMs: (sample) => (sample.outcome === 'truncated' ? null : sample.serviceMs),
  tpotMs: deriveTpotMs,
  decodeTokensPerSecond: deriveDecodeTokensPerSecond,
  endToEndTokensPerSecond: deriveEndToEndTokensPerSecond,
  charactersPerSecond: deriveCharactersPerSecond,
};

/** Metrics that count tokens: comparable only where the tokens were counted alike. */
export const TOKEN_METRICS: ReadonlySet<MetricName> = new Set([
  'tpotMs',
  'decodeTokensPerSecond',
  'endToEndTokensPerSecond',
]);

/** From the intended start to the last token: `totalMs` without the server's closing of the stream. */
function measureTimeToAnswer({ outcome, totalMs, tailMs }: SampleFacts): number | null {
  return outcome === 'truncated' || tailMs === null ? null : totalMs - tailMs;
}

import type { MetricName } from '@mizani/core/report/target-summary';
import { milliseconds, signedMilliseconds } from './milliseconds.ts';
import type { Quantity } from './quantity.ts';
import { rate, signedRate } from './rate.ts';

type MetricForm = {
  /** Whether a smaller number is the better one. */
  lowerIsBetter: boolean;
  format: (value: number | null) => Quantity | null;
  formatDelta: (value: number | null) => Quantity | null;
};

const INTERVAL: MetricForm = {
  lowerIsBetter: true,
  format: milliseconds,
  formatDelta: signedMilliseconds,
};

const TOKEN_RATE: MetricForm = {
  lowerIsBetter: false,
  format: (value) => rate(value, 'tok/s'),
  formatDelta: (value) => signedRate(value, 'tok/s'),
};

const CHARACTER_RATE: MetricForm = {
  lowerIsBetter: false,
  format: (value) => rate(value, 'char/s'),
  formatDelta: (value) => signedRate(value, 'char/s'),
};

/** How each metric is written, and which way it is better. A new metric without an entry does not compile. */
export const METRIC_FORMS: Record<MetricName, MetricForm> = {
  ttftMs: INTERVAL,
  ttftVisibleMs: INTERVAL,
  timeToAnswerMs: INTERVAL,
  totalMs: INTERVAL,
  serviceMs: INTERVAL,
  tpotMs: INTERVAL,
  decodeTokensPerSecond: TOKEN_RATE,
  endToEndTokensPerSecond: TOKEN_RATE,
  charactersPerSecond: CHARACTER_RATE,
};

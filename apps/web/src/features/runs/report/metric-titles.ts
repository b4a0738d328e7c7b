import type { MetricName, PhaseName } from '@mizani/core/report/target-summary';

/** What each metric is called in report files; a new metric without a title does not compile. */
export const METRIC_TITLES: Record<MetricName, string> = {
  ttftMs: 'Time to first token',
  ttftVisibleMs: 'Time to first visible token',
  timeToAnswerMs: 'Time to answer',
  totalMs: 'Total latency',
  serviceMs: 'Service time',
  tpotMs: 'Time per output token',
  decodeTokensPerSecond: 'Decode rate',
  endToEndTokensPerSecond: 'End-to-end rate',
  charactersPerSecond: 'Characters per second',
};

export const PHASE_TITLES: Record<PhaseName, string> = {
  queueMs: 'Queue',
  prepMs: 'Prepare',
  connectMs: 'Connect',
  sendMs: 'Send',
  waitMs: 'Wait for first token',
  decodeMs: 'Decode',
  tailMs: 'Tail',
};

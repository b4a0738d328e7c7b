import type { MetricName } from './target-summary.ts';

/** Whether less of a metric is better. Of a rate, more is; `faster` means better for either. */
export const LOWER_IS_BETTER: Record<MetricName, boolean> = {
  ttftMs: true,
  ttftVisibleMs: true,
  timeToAnswerMs: true,
  totalMs: true,
  serviceMs: true,
  tpotMs: true,
  decodeTokensPerSecond: false,
  endToEndTokensPerSecond: false,
  charactersPerSecond: false,
};

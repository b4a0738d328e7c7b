import type { CallErrorClass, TokenSource } from '../inference/call-record.ts';

/** An estimate with what is needed to judge it. `interval` is null when n is too small for one. */
export type Estimate = {
  n: number;
  value: number | null;
  interval: { low: number; high: number; level: 0.95 } | null;
};

/** Percentiles are null below their smallest sample count (p90: 29, p95: 59, p99: 299). */
export type Distribution = {
  n: number;
  mean: number | null;
  median: Estimate;
  min: number | null;
  max: number | null;
  p90: number | null;
  p95: number | null;
  p99: number | null;
};

export const METRIC_NAMES = [
  'ttftMs',
  'ttftVisibleMs',
  'totalMs',
  'serviceMs',
  'tpotMs',
  'decodeTokensPerSecond',
  'endToEndTokensPerSecond',
  'charactersPerSecond',
] as const;
export type MetricName = (typeof METRIC_NAMES)[number];

export const PHASE_NAMES = [
  'queueMs',
  'prepMs',
  'connectMs',
  'sendMs',
  'waitMs',
  'decodeMs',
  'tailMs',
] as const;
/**
 * Consecutive, non-overlapping parts of a request, in order of time; they add up to `totalMs`.
 * `waitMs`: from the sent request to the first token. `decodeMs`: from the first to the last token.
 */
export type PhaseName = (typeof PHASE_NAMES)[number];

export type TargetSummary = {
  targetId: string;
  /** Steady samples by outcome. Only `succeeded` ones count for `totalMs`, `serviceMs` and the phases. */
  outcomes: {
    planned: number;
    succeeded: number;
    truncated: number;
    failed: number;
    timedOut: number;
    cancelled: number;
  };
  errorClasses: { errorClass: CallErrorClass; count: number }[];
  metrics: Record<MetricName, Distribution>;
  /** Mean duration of each phase over the whole answers; null when there are none. */
  phaseMeansMs: Record<PhaseName, number> | null;
  tokens: {
    source: TokenSource | 'mixed' | null;
    promptMean: number | null;
    completionMean: number | null;
    completionTotal: number | null;
  };
  /**
   * Share of answers that passed all their checks; null when the prompts have no checks. The interval counts the
   * `prompts` that were answered, not the `n` answers: repeats say little new.
   */
  quality: { n: number; passed: number; prompts: number; rate: Estimate } | null;
  /** Cold start: load and first request, apart from everything above; null when it was not measured. */
  cold: { loadMs: number | null; ttftMs: number | null; totalMs: number | null } | null;
};

/** Which is better, and by how much: target `other` against target `base`. */
export type MetricComparison = {
  baseTargetId: string;
  otherTargetId: string;
  metric: MetricName;
  /** Number of (prompt, round) pairs measured on both. */
  pairs: number;
  /** Difference of the medians, other - base; null when either is unknown. */
  medianDelta: number | null;
  /** Ratio of geometric means, other / base, with its bootstrap interval. */
  ratio: Estimate;
};

import type { MetricName } from './target-summary.ts';

/**
 * Why a number of a run should not be believed, or only with care. `invalid`: what was asked for was not what was
 * measured. `caution`: it was measured, and the reader should know this.
 */
export type RunFinding = { severity: 'invalid' | 'caution'; targetId: string | null } & (
  | { kind: 'not-certified'; reason: string | null }
  /** The difference between two targets is smaller than the harness's typical error (both in milliseconds). */
  | { kind: 'effect-below-harness-error'; metric: MetricName; effectMs: number; errorMs: number }
  /** The harness's typical error is above 5 % of a difference (of a run's only target: of its median), `valueMs`. */
  | { kind: 'harness-error'; metric: MetricName; valueMs: number; errorMs: number }
  /** The worker's own event loop was late. */
  | { kind: 'event-loop-delay'; p99Ms: number; ttftMs: number }
  /** Open loop: fewer requests per second were started, or answered, than asked. */
  | { kind: 'rate-not-reached'; step: number; askedPerSecond: number; achievedPerSecond: number }
  /** Open loop: requests started late; `lagMs` is this percentile of the lag, or the largest lag. */
  | { kind: 'schedule-lag'; step: number; percentile: LagPercentile; lagMs: number; ttftMs: number }
  /** The same request became slower or faster in the course of the run; fractions. */
  | { kind: 'drift'; metric: MetricName; totalChange: number; low: number; high: number }
  /** The machine's own small computation became slower; 1.2 = takes 20 % longer. */
  | { kind: 'throttling'; ratio: number }
  | { kind: 'tokens-disagree'; samples: number; of: number }
  | { kind: 'failures'; samples: number; of: number }
  | { kind: 'warm-cache'; samples: number; of: number }
  /** Answers without any text; they have no times. */
  | { kind: 'empty-answers'; samples: number; of: number }
);

export type LagPercentile = 'p99' | 'p95' | 'p90' | 'max';

export type RunValidity = {
  /** `invalid` with any such finding; `caution` with any finding at all. */
  verdict: 'valid' | 'caution' | 'invalid';
  findings: RunFinding[];
};

import type { CallErrorClass, SampleFlag, TokenSource } from '../inference/call-record.ts';

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
  'timeToAnswerMs',
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
  /** Steady samples by outcome. Only `succeeded` ones with text count for `totalMs`, `serviceMs` and the phases. */
  outcomes: {
    planned: number;
    succeeded: number;
    truncated: number;
    failed: number;
    timedOut: number;
    cancelled: number;
  };
  errorClasses: { errorClass: CallErrorClass; count: number }[];
  /** What is doubtful about steady answers, and how often. */
  flags: { flag: SampleFlag; count: number }[];
  /** Failed attempts that were repeated, over the steady samples. */
  retries: number;
  /** Whole answers whose `totalMs` lies far from the median by the MAD; flagged, never left out. */
  outliers: number;
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
  /** What a correct answer takes; null when the prompts have no checks. */
  perCorrect: PerCorrect | null;
  /** Cold starts, load and first request, apart from everything above: medians of n; null when none was measured. */
  cold: {
    n: number;
    loadMs: number | null;
    ttftMs: number | null;
    totalMs: number | null;
  } | null;
};

/** A ratio of sums. `high` is null where the data allow any amount, e.g. when hardly an answer was correct. */
export type RatioEstimate = {
  value: number | null;
  interval: { low: number; high: number | null; level: 0.95 } | null;
};

/**
 * What one correct answer takes, wrong and failed attempts included: everything spent divided by the correct answers.
 * Energy and cost are known only where they were measured, or where the reader has given a power or a price.
 */
export type PerCorrect = {
  /** Steady requests to prompts with checks that ended by themselves, whatever came of them. */
  requests: number;
  correct: number;
  seconds: RatioEstimate;
  joules: (RatioEstimate & { source: 'modelled' }) | null;
  costMicroUsd: RatioEstimate | null;
};

/** What the reader assumes about the machine; nothing of it was measured. */
export type Assumptions = {
  /** Power drawn while a request is in flight. */
  watts?: number | undefined;
  /** What an hour of the machine costs. */
  usdPerHour?: number | undefined;
};

export const VERDICTS = ['faster', 'slower', 'equivalent', 'undecided'] as const;
/**
 * `equivalent`: the difference is too small to matter (two one-sided tests within the margin). `undecided`: neither a
 * difference nor its absence is shown. For rates, more is `faster`.
 */
export type Verdict = (typeof VERDICTS)[number];

/** A fraction: 0.05 means that ratios from 1/1.05 to 1.05 count as equal. */
export const DEFAULT_EQUIVALENCE_MARGIN = 0.05;

/** Which is better, and by how much: target `other` against target `base`. */
export type MetricComparison = {
  baseTargetId: string;
  otherTargetId: string;
  metric: MetricName;
  /** Number of (prompt, round) pairs measured on both; 0 when the two were measured in different runs. */
  pairs: number;
  /** Rounds that hold a pair; of an unpaired comparison, the lesser number of rounds. */
  rounds: number;
  /**
   * Difference of the medians, other - base; of an unpaired comparison, the median over prompts of that difference. Null
   * when either is unknown.
   */
  medianDelta: number | null;
  /** Ratio of geometric means, other / base, with its bootstrap interval. */
  ratio: Estimate;
  verdict: Verdict;
  /**
   * Two-sided; the larger of two: Wilcoxon's signed-rank test of pairs, or Mann and Whitney's of what is not paired, and
   * a t test on the means of independent units. Null below two units.
   */
  pValue: number | null;
  /** After Holm, over the comparisons of this metric that are shown together. */
  adjustedPValue: number | null;
  effectSize: { kind: 'rank-biserial' | 'cliffs-delta'; value: number } | null;
  /** The margin of equivalence that was asked for, a fraction. */
  margin: number;
  /** Of two one-sided t tests on the means of independent units. */
  equivalencePValue: number | null;
  /** After Holm, as `adjustedPValue`. */
  adjustedEquivalencePValue: number | null;
  /**
   * Further rounds that would probably decide; null when it is decided, not in reach, or when rounds do not help, as in
   * a run of few blocks or an open loop.
   */
  roundsMore: number | null;
};

import type { Run, RunEvent } from '../benchmark/run.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import type { PromptSet } from '../prompt-set/prompt-set.ts';
import type { LoadStep } from './load-step.ts';
import type { QualityComparison } from './quality-comparison.ts';
import type { MetricComparison, MetricName, TargetSummary } from './target-summary.ts';
import type { RunValidity } from './validity.ts';

/** How one metric changed in the course of a run, over all targets; fractions, 0.1 = 10 % more at the end. */
export type Drift = {
  metric: MetricName;
  rounds: number;
  perRound: number;
  totalChange: number;
  /** Of `totalChange`. */
  interval: { low: number; high: number; level: 0.95 } | null;
};

/** Everything the run page and the report files show, derived from stored rows by pure functions. */
export type RunReport = {
  run: Run;
  promptSet: PromptSet;
  /** One per target of the run, in the run's order. */
  summaries: TargetSummary[];
  /** Every other target against the first one. */
  comparisons: MetricComparison[];
  /** Every other target against the first one, over prompts with checks; empty where there are none. */
  qualityComparisons: QualityComparison[];
  validity: RunValidity;
  drift: Drift[];
  /** Of an open loop, in order of target and rate; empty otherwise. */
  loadSteps: LoadStep[];
  facts: SampleFacts[];
  events: RunEvent[];
};

import type { Run, RunEvent } from '../benchmark/run.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';
import type { PromptSet } from '../prompt-set/prompt-set.ts';
import type { MetricComparison, TargetSummary } from './target-summary.ts';

/** Everything the run page and the report files show, derived from stored rows by pure functions. */
export type RunReport = {
  run: Run;
  promptSet: PromptSet;
  /** One per target of the run, in the run's order. */
  summaries: TargetSummary[];
  /** Every other target against the first one. */
  comparisons: MetricComparison[];
  facts: SampleFacts[];
  events: RunEvent[];
};

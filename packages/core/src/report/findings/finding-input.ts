import type { Run } from '../../benchmark/run.ts';
import type { TargetFacts } from '../facts-by-target.ts';
import type { LoadStep } from '../load-step.ts';
import type { Drift } from '../run-report.ts';
import type { MetricComparison, TargetSummary } from '../target-summary.ts';

/** What the findings of a run are found in; each reads its part. */
export type FindingInput = {
  run: Pick<Run, 'harness'>;
  targets: readonly TargetFacts[];
  summaries: readonly TargetSummary[];
  comparisons: readonly MetricComparison[];
  drift: readonly Drift[];
  loadSteps: readonly LoadStep[];
};

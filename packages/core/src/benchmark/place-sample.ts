import type { PlannedSample } from './plan.ts';
import type { Run, RunTarget } from './run.ts';
import type { Sample } from './sample.ts';

/** Where a sample stands: in which run, of which target, and at which place of the plan. */
export function placeSample(
  run: Pick<Run, 'id'>,
  target: Pick<RunTarget, 'id'>,
  { ordinal, promptIndex, round, block, step, phase }: PlannedSample,
): Pick<
  Sample,
  'runId' | 'ordinal' | 'targetId' | 'promptIndex' | 'round' | 'block' | 'step' | 'phase'
> {
  return {
    runId: run.id,
    ordinal,
    targetId: target.id,
    promptIndex,
    round,
    block,
    step,
    phase,
  };
}

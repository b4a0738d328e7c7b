import type { PromptSet } from '../prompt-set/prompt-set.ts';
import type { Clock } from '../units/clock.ts';
import type { Plan, PlannedSample } from './plan.ts';
import { planRun } from './plan-run.ts';
import type { Run, RunEnvironment } from './run.ts';
import type { RunRepository } from './run-repository.ts';
import type { SampleRepository } from './sample-repository.ts';

export type BeginRunDependencies = {
  runs: Pick<RunRepository, 'saveStart' | 'addEvent'>;
  samples: Pick<SampleRepository, 'listOrdinals'>;
  describeEnvironment(run: Run): Promise<RunEnvironment>;
  clock: Pick<Clock, 'epochMs'>;
};

/** Stores the plan, or takes the stored one, and finds what is left of it. */
export async function beginRun(
  { runs, samples, describeEnvironment, clock }: BeginRunDependencies,
  run: Run,
  promptSet: Pick<PromptSet, 'promptCount'>,
  isFirstAttempt: boolean,
): Promise<{ remaining: PlannedSample[]; recordedSamples: number; rewarmCounts: number[] }> {
  const plan = await runs.saveStart({
    runId: run.id,
    plan: planRun({
      ...run.parameters,
      seed: run.seed,
      targetCount: run.targets.length,
      promptCount: promptSet.promptCount,
    }),
    environment: await describeEnvironment(run),
  });
  const recorded = new Set(await samples.listOrdinals(run.id));
  // An attempt that a shutdown ended is refunded, so a stored plan tells more than the number of attempts.
  const isResumed = !isFirstAttempt || run.plan !== null;
  await runs.addEvent({
    runId: run.id,
    kind: isResumed ? 'resumed' : 'started',
    detail: isResumed ? `${recorded.size} of ${plan.samples.length} samples are stored` : null,
    epochMs: clock.epochMs(),
  });
  const remaining = plan.samples.filter((planned) => !recorded.has(planned.ordinal));
  const rewarmCounts = run.targets.map((_, targetIndex) =>
    countRewarms(plan, remaining, targetIndex),
  );
  return { remaining, recordedSamples: recorded.size, rewarmCounts };
}

/** Warm-ups that an earlier attempt has made: their warmth is lost, while those still to come warm by themselves. */
function countRewarms(
  plan: Plan,
  remaining: readonly PlannedSample[],
  targetIndex: number,
): number {
  const isWarmUp = (planned: PlannedSample) =>
    planned.phase === 'warming' && planned.targetIndex === targetIndex;
  return plan.samples.filter(isWarmUp).length - remaining.filter(isWarmUp).length;
}

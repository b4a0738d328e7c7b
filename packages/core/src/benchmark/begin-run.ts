import { MizaniError } from '../errors/mizani-error.ts';
import type { PromptSet } from '../prompt-set/prompt-set.ts';
import type { Clock } from '../units/clock.ts';
import type { Plan } from './plan.ts';
import { iteratePlan } from './plan-run.ts';
import type { Run, RunEnvironment } from './run.ts';
import type { RunRepository } from './run-repository.ts';
import type { SampleRepository } from './sample-repository.ts';
import { sizePlan } from './size-plan.ts';

export type BeginRunDependencies = {
  runs: Pick<RunRepository, 'saveStart' | 'addEvent'>;
  samples: Pick<SampleRepository, 'count'>;
  describeEnvironment(run: Run): Promise<RunEnvironment>;
  clock: Pick<Clock, 'epochMs'>;
};

const PLAN_VERSION = 2;

/**
 * Stores the plan, or takes the stored one, and finds how far it is.
 * Throws `MizaniError('conflict')` when another version of the planning made the stored one.
 */
export async function beginRun(
  { runs, samples, describeEnvironment, clock }: BeginRunDependencies,
  run: Run,
  promptSet: Pick<PromptSet, 'promptCount'>,
  isFirstAttempt: boolean,
): Promise<{ plan: Plan; recordedSamples: number; rewarmCounts: number[] }> {
  const size = sizePlan({
    parameters: run.parameters,
    targetCount: run.targets.length,
    promptCount: promptSet.promptCount,
  });
  const plan = await runs.saveStart({
    runId: run.id,
    plan: { version: PLAN_VERSION, seed: run.seed, ...size },
    environment: await describeEnvironment(run),
  });
  if (plan.version !== PLAN_VERSION) {
    const message =
      'This run was begun by another version of Mizani, which ordered it differently.';
    throw new MizaniError('conflict', `${message} Start it anew.`);
  }
  const recordedSamples = await samples.count(run.id);
  // An attempt that a shutdown ended is refunded, so a stored plan tells more than the number of attempts.
  const isResumed = !isFirstAttempt || run.plan !== null;
  await runs.addEvent({
    runId: run.id,
    kind: isResumed ? 'resumed' : 'started',
    detail: isResumed ? `${recordedSamples} of ${run.plannedSamples} samples are stored` : null,
    epochMs: clock.epochMs(),
  });
  return { plan, recordedSamples, rewarmCounts: countRewarms(plan, recordedSamples) };
}

/**
 * Warm-ups that an earlier attempt has made, by target: their warmth is lost, while those still to come warm by
 * themselves. Where each block loads its target, only those of the block to be continued count.
 */
export function countRewarms(plan: Plan, recordedSamples: number): number[] {
  const counts = Array.from({ length: plan.targetCount }, () => 0);
  let block = 0;
  for (const planned of iteratePlan(plan)) {
    if (plan.order === 'blocks' && planned.block !== block) counts.fill(0);
    block = planned.block;
    if (planned.ordinal >= recordedSamples) break;
    if (planned.phase !== 'warming') continue;
    counts[planned.targetIndex] = (counts[planned.targetIndex] ?? 0) + 1;
  }
  return counts;
}

import { invalidInput } from '../errors/mizani-error.ts';
import type { Target } from '../host/runtime.ts';
import type { TargetRepository } from '../host/runtime-repository.ts';
import { deliverIfReachable } from '../job/deliver-if-reachable.ts';
import { DEFAULT_JOB_PRIORITY } from '../job/job.ts';
import type { JobQueue } from '../job/job-queue.ts';
import { hashPrompts } from '../prompt-set/hash-prompts.ts';
import type { PromptSetRepository } from '../prompt-set/prompt-set-repository.ts';
import type { Clock } from '../units/clock.ts';
import type { IdKind } from '../units/new-id.ts';
import { findContradictions } from './find-contradictions.ts';
import { countPlannedSamples } from './plan-run.ts';
import { resolveTargets } from './resolve-targets.ts';
import { type BenchmarkParameters, type NewRun, PLANNED_SAMPLES_MAX } from './run-definition.ts';
import type { RunRepository } from './run-repository.ts';
import { sizePlan } from './size-plan.ts';

export type CreateRunDependencies = {
  runs: Pick<RunRepository, 'create' | 'addEvent'>;
  targets: Pick<TargetRepository, 'list'>;
  promptSets: Pick<PromptSetRepository, 'find' | 'save'>;
  queue: Pick<JobQueue, 'deliver'>;
  clock: Clock;
  newId: (kind: IdKind) => string;
  /** An integer from 0 to 2 147 483 647. */
  randomSeed: () => number;
};

/** Name of the job that executes a run, in the job catalog. */
export const RUN_BENCHMARK_JOB = 'run-benchmark';

/**
 * Stores a run with its job and tells the queue. The run exists even when the queue cannot be reached: whoever
 * looks for undelivered jobs finds it later.
 * Throws `MizaniError('invalid-input')` when targets, prompt set or size are not right, or parameters contradict.
 */
export async function createRun(
  deps: CreateRunDependencies,
  input: NewRun,
): Promise<{ id: string }> {
  const { kind, name, targets: names, promptSet: promptSetId, prompts, ...parameters } = input;
  const targets = resolveTargets(names, await deps.targets.list({ includeUnavailable: true }));
  const hostId = targets[0]?.hostId;
  if (hostId === undefined) {
    throw invalidInput([{ field: 'targets', message: 'Name at least one target.' }]);
  }
  if (parameters.cold) requireLoadable(targets);
  const workload = await readWorkload(deps, promptSetId, prompts);
  const { promptCount } = workload;
  const issues = findContradictions(parameters, { targetCount: targets.length, promptCount });
  if (issues.length > 0) throw invalidInput(issues);
  const plannedSamples = checkSize(parameters, targets.length, promptCount);

  const id = deps.newId('run');
  const nowEpochMs = deps.clock.epochMs();
  await deps.runs.create(
    {
      id,
      kind,
      name: name ?? null,
      hostId,
      promptSetId: await workload.save(),
      experimentId: null,
      parameters,
      seed: parameters.seed ?? deps.randomSeed(),
      plannedSamples,
      targets: targets.map((target, position) => ({ ...target, position })),
    },
    { id, name: RUN_BENCHMARK_JOB, hostId, payload: { runId: id } },
    nowEpochMs,
  );
  await deps.runs.addEvent({ runId: id, kind: 'created', detail: null, epochMs: nowEpochMs });
  await deliverIfReachable(deps.queue, {
    jobId: id,
    hostId,
    priority: DEFAULT_JOB_PRIORITY,
    delayMs: 0,
  });
  return { id };
}

function requireLoadable(targets: readonly Target[]): void {
  const fixed = targets.filter(
    ({ runtimeKind }) => runtimeKind !== 'bundled' && runtimeKind !== 'foundry-local',
  );
  if (fixed.length === 0) return;
  const list = fixed.map((target) => `${target.alias ?? target.model} on ${target.runtimeName}`);
  const message = `A cold start needs a runtime that can unload and load models; not so: ${list.join(', ')}.`;
  throw invalidInput([{ field: 'cold', message }]);
}

/** Prompts typed for one run are stored only once everything else is known to be right. */
async function readWorkload(
  { promptSets, clock }: CreateRunDependencies,
  promptSetId: NewRun['promptSet'],
  prompts: NewRun['prompts'],
): Promise<{ promptCount: number; save: () => Promise<string> }> {
  if (promptSetId !== undefined) {
    const stored = await promptSets.find(promptSetId);
    if (stored === null) {
      const message = `There is no prompt set with the id "${promptSetId}".`;
      throw invalidInput([{ field: 'promptSet', message }]);
    }
    return { promptCount: stored.promptCount, save: async () => stored.id };
  }
  if (prompts === undefined) {
    throw invalidInput([{ field: 'prompts', message: 'Give either "promptSet" or "prompts".' }]);
  }
  return {
    promptCount: prompts.length,
    save: async () => {
      const hash = await hashPrompts(prompts);
      const saved = await promptSets.save({ name: null, prompts, hash }, clock.epochMs());
      return saved.promptSet.id;
    },
  };
}

function checkSize(
  parameters: BenchmarkParameters,
  targetCount: number,
  promptCount: number,
): number {
  const plannedSamples = countPlannedSamples(sizePlan({ parameters, targetCount, promptCount }));
  if (plannedSamples > PLANNED_SAMPLES_MAX) {
    const perRound = targetCount * promptCount;
    const message =
      `This run would make ${plannedSamples} requests (${perRound} per round); ` +
      `the most is ${PLANNED_SAMPLES_MAX}. Lower the rounds, or use fewer prompts or targets.`;
    throw invalidInput([{ field: 'rounds', message }]);
  }
  return plannedSamples;
}

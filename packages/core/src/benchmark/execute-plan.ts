import type { EventBus } from '../event/event-bus.ts';
import type { RuntimeClient } from '../inference/runtime-client.ts';
import { stopKindOf } from '../job/stop-reason.ts';
import type { Prompt } from '../prompt-set/prompt-set.ts';
import type { Clock } from '../units/clock.ts';
import { buildRequest } from './build-request.ts';
import { isAnswered } from './is-answered.ts';
import { makeUnloadedSample } from './make-unloaded-sample.ts';
import { measureSample } from './measure-sample.ts';
import type { PlannedSample } from './plan.ts';
import type { Run, RunTarget } from './run.ts';
import type { RunRepository } from './run-repository.ts';
import type { Sample } from './sample.ts';
import { createSampleBuffer } from './sample-buffer.ts';
import type { SampleRepository } from './sample-repository.ts';
import { scoreSample } from './score-sample.ts';
import { createTargetSession } from './target-session.ts';

export type ExecutePlanDependencies = {
  runs: Pick<RunRepository, 'addEvent'>;
  samples: Pick<SampleRepository, 'record'>;
  openRuntime(runtimeId: string): Promise<RuntimeClient>;
  bus: Pick<EventBus, 'publish'>;
  clock: Clock;
};

export type Execution = {
  run: Run;
  prompts: readonly Prompt[];
  /** Planned samples that are not stored yet, in order. */
  remaining: readonly PlannedSample[];
  recordedSamples: number;
  /** Warm-ups to repeat, by target index. */
  rewarmCounts: readonly number[];
  signal: AbortSignal;
};

/**
 * Makes the requests that are left of a plan, one after the other, and stores a sample of each, until the plan
 * or the signal ends it. Progress is published whenever samples were stored or something long begins.
 */
export async function executePlan(
  deps: ExecutePlanDependencies,
  execution: Execution,
): Promise<void> {
  const { run, prompts, remaining, rewarmCounts, signal } = execution;
  const { clock } = deps;
  const { idleTimeoutMs, totalTimeoutMs, rounds } = run.parameters;
  let { recordedSamples } = execution;
  let activity: string | null = null;

  const publishProgress = () =>
    deps.bus.publish({
      kind: 'run-progress',
      runId: run.id,
      recordedSamples,
      plannedSamples: run.plannedSamples,
      activity,
    });
  const buffer = createSampleBuffer({
    samples: deps.samples,
    clock,
    isHeld: () => stopKindOf(signal) !== 'lease-lost',
    async onFlushed(flushedSamples) {
      recordedSamples += flushedSamples;
      await publishProgress();
    },
  });
  const sessions = run.targets.map((target, index) =>
    createTargetSession({
      target,
      openRuntime: deps.openRuntime,
      rewarmCount: rewarmCounts[index] ?? 0,
      warmups: run.parameters.warmups,
      async rewarm(runtime, warmup) {
        const request = buildRequest(run, target, at(prompts, warmup % prompts.length), 0);
        await runtime.complete(request, { signal, idleTimeoutMs, totalTimeoutMs });
      },
      onActivity(text) {
        activity = text;
        return publishProgress();
      },
    }),
  );
  /** Why a target cannot be used any more, by index; trying again for each of its samples would only take time. */
  const failures = new Map<number, string>();

  // In order of the plan, also where a target has failed: whoever follows the run reads on from the last ordinal.
  for (const planned of remaining) {
    if (signal.aborted) break;
    const sample = await takeSample(planned);
    if (sample === null) break;
    if (isWorthKeeping(sample, signal)) {
      buffer.add(sample, scoreSample(sample, at(prompts, planned.promptIndex)));
    }
    await buffer.flushIfDue();
  }
  await buffer.flush();

  /** Null when the run was stopped before the request could be made. */
  async function takeSample(planned: PlannedSample): Promise<Sample | null> {
    const { targetIndex } = planned;
    const target = at(run.targets, targetIndex);
    const prompt = at(prompts, planned.promptIndex);
    const failure = failures.get(targetIndex);
    if (failure !== undefined) return unloadedSample(planned, failure);

    const session = at(sessions, targetIndex);
    const preparation = await session.prepare(planned, signal);
    if (signal.aborted) return null;
    activity = describeActivity(target, planned, rounds);
    if (preparation.kind === 'target-failed') await giveUpTarget(targetIndex, preparation.message);
    if (preparation.kind !== 'ready') return unloadedSample(planned, preparation.message);
    const sample = await measureSample(clock, {
      run,
      target,
      planned,
      prompt,
      runtime: preparation.runtime,
      loadMs: preparation.loadMs,
      // Storing and loading lie between two requests, so they are nobody's waiting time.
      dueMs: clock.monotonicMs(),
      signal,
    });
    session.observe(sample);
    return sample;
  }

  function unloadedSample(planned: PlannedSample, message: string): Sample {
    const target = at(run.targets, planned.targetIndex);
    const { maxTokens } = buildRequest(
      run,
      target,
      at(prompts, planned.promptIndex),
      planned.round,
    );
    return makeUnloadedSample(clock, { run, target, planned, maxTokens, message });
  }

  async function giveUpTarget(targetIndex: number, message: string): Promise<void> {
    failures.set(targetIndex, message);
    const epochMs = clock.epochMs();
    await deps.runs.addEvent({ runId: run.id, kind: 'target-failed', detail: message, epochMs });
  }
}

/** While shutting down, failures are as likely ours as the server's; they are measured again by the next attempt. */
function isWorthKeeping(sample: Sample, signal: AbortSignal): boolean {
  const stop = stopKindOf(signal);
  if (stop === null || stop === 'cancelled') return true;
  return stop === 'shutdown' && isAnswered(sample);
}

function describeActivity(target: RunTarget, planned: PlannedSample, rounds: number): string {
  const name = target.alias ?? target.model;
  if (planned.phase === 'cold') return `starting ${name} cold`;
  if (planned.phase === 'warming') return `warming ${name}`;
  return `measuring ${name}, round ${planned.round} of ${rounds}`;
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`The plan points at ${index} of ${items.length}.`);
  return item;
}

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
      async rewarm(runtime, warmup) {
        const request = buildRequest(run, target, at(prompts, warmup % prompts.length));
        await runtime.complete(request, { signal, idleTimeoutMs, totalTimeoutMs });
      },
      onActivity(text) {
        activity = text;
        return publishProgress();
      },
    }),
  );
  const failedTargets = new Set<number>();

  for (const planned of remaining) {
    if (signal.aborted) break;
    if (failedTargets.has(planned.targetIndex)) continue;
    const target = at(run.targets, planned.targetIndex);
    const prompt = at(prompts, planned.promptIndex);

    const preparation = await at(sessions, planned.targetIndex).prepare(planned, signal);
    if (signal.aborted) break;
    activity = describeActivity(target, planned, rounds);
    if (preparation.kind === 'target-failed') {
      failedTargets.add(planned.targetIndex);
      await recordFailedTarget(preparation.message, planned);
      continue;
    }

    const sample =
      preparation.kind === 'ready'
        ? await measureSample(clock, {
            run,
            target,
            planned,
            prompt,
            runtime: preparation.runtime,
            loadMs: preparation.loadMs,
            // Storing and loading lie between two requests, so they are nobody's waiting time.
            dueMs: clock.monotonicMs(),
            signal,
          })
        : unloadedSample(planned, preparation.message);
    if (isWorthKeeping(sample, signal)) buffer.add(sample, scoreSample(sample, prompt));
    await buffer.flushIfDue();
  }
  await buffer.flush();

  function unloadedSample(planned: PlannedSample, message: string): Sample {
    const target = at(run.targets, planned.targetIndex);
    const { maxTokens } = buildRequest(run, target, at(prompts, planned.promptIndex));
    return makeUnloadedSample(clock, { run, target, planned, maxTokens, message });
  }

  /** Every sample left of the target fails at once: trying to load it each time would only take time. */
  async function recordFailedTarget(message: string, from: PlannedSample): Promise<void> {
    for (const planned of remaining) {
      if (planned.targetIndex !== from.targetIndex || planned.ordinal < from.ordinal) continue;
      buffer.add(unloadedSample(planned, message), []);
      await buffer.flushIfDue();
    }
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

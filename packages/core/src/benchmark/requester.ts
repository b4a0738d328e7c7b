import type { RuntimeClient } from '../inference/runtime-client.ts';
import type { Prompt } from '../prompt-set/prompt-set.ts';
import { at } from './at.ts';
import { buildRequest } from './build-request.ts';
import { isAnswered } from './is-answered.ts';
import { makeMeasuredSample } from './make-measured-sample.ts';
import { makeUnloadedSample } from './make-unloaded-sample.ts';
import { type MeasureCallDependencies, measureCall } from './measure-call.ts';
import type { PlannedSample } from './plan.ts';
import type { Run } from './run.ts';
import type { RunRepository } from './run-repository.ts';
import type { Sample } from './sample.ts';
import { createTargetSession } from './target-session.ts';

/** A finished sample, and how to count its tokens with the server's tokenizer: null where there is nothing to count. */
export type TakenSample = {
  planned: PlannedSample;
  sample: Sample;
  /** Asks the server, so not while a request is timed. Resolves with the sample as it is then. */
  countTokens: (() => Promise<Sample>) | null;
};

/** What is to be done for a planned sample: a request, or, where that is impossible, nothing. */
export type PreparedSample =
  | { kind: 'request'; take(dueMs: number): Promise<TakenSample> }
  | { kind: 'impossible'; taken: TakenSample };

export type Requester = {
  /** Whether a sample's target is loaded and warm, so that preparing it disturbs no other request. */
  isReady(planned: PlannedSample): boolean;
  /** Null when the run was stopped meanwhile. */
  prepare(planned: PlannedSample): Promise<PreparedSample | null>;
  /** Says that only this target is used from now on. */
  focus(targetIndex: number): void;
  /** Whether the target can still be used. */
  isUsable(targetIndex: number): boolean;
};

export type RequesterDependencies = MeasureCallDependencies & {
  runs: Pick<RunRepository, 'addEvent'>;
  openRuntime(runtimeId: string): Promise<RuntimeClient>;
};

/** Makes the requests of a run, each to a target that is loaded and warm. */
export function createRequester(
  deps: RequesterDependencies,
  {
    run,
    prompts,
    rewarmCounts,
    signal,
    onActivity,
  }: {
    run: Run;
    prompts: readonly Prompt[];
    rewarmCounts: readonly number[];
    signal: AbortSignal;
    onActivity(activity: string): Promise<void>;
  },
): Requester {
  const { clock } = deps;
  const { idleTimeoutMs, totalTimeoutMs, warmups, arrivals } = run.parameters;
  const sessions = run.targets.map((target, index) =>
    createTargetSession({
      target,
      openRuntime: deps.openRuntime,
      rewarmCount: rewarmCounts[index] ?? 0,
      warmups,
      async rewarm(runtime, warmup) {
        const request = buildRequest(run, target, at(prompts, warmup % prompts.length), 0);
        await runtime.complete(request, { signal, idleTimeoutMs, totalTimeoutMs });
      },
      onActivity,
    }),
  );
  /** Why a target cannot be used any more, by index; trying again for each of its samples would only take time. */
  const failures = new Map<number, string>();

  function makeImpossible(planned: PlannedSample, message: string): PreparedSample {
    const target = at(run.targets, planned.targetIndex);
    const prompt = at(prompts, planned.promptIndex);
    const { maxTokens } = buildRequest(run, target, prompt, planned.round);
    const sample = makeUnloadedSample(clock, { run, target, planned, maxTokens, message });
    return { kind: 'impossible', taken: { planned, sample, countTokens: null } };
  }

  return {
    isReady: (planned) =>
      failures.has(planned.targetIndex) || at(sessions, planned.targetIndex).isReady(planned),

    isUsable: (targetIndex) => !failures.has(targetIndex),

    focus(targetIndex) {
      for (const [index, session] of sessions.entries()) {
        if (index !== targetIndex) session.leave();
      }
    },

    async prepare(planned) {
      const { targetIndex } = planned;
      const failure = failures.get(targetIndex);
      if (failure !== undefined) return makeImpossible(planned, failure);

      const session = at(sessions, targetIndex);
      const preparation = await session.prepare(planned, signal);
      if (signal.aborted) return null;
      if (preparation.kind === 'target-failed') {
        const { message } = preparation;
        failures.set(targetIndex, message);
        const event = { kind: 'target-failed', detail: message, epochMs: clock.epochMs() } as const;
        await deps.runs.addEvent({ runId: run.id, ...event });
      }
      if (preparation.kind !== 'ready') return makeImpossible(planned, preparation.message);

      const { runtime, loadMs } = preparation;
      const target = at(run.targets, targetIndex);
      const prompt = at(prompts, planned.promptIndex);
      return {
        kind: 'request',
        async take(dueMs) {
          const input = { run, target, planned, prompt, runtime, loadMs, dueMs, signal };
          const call = await measureCall(deps, input);
          const sample = makeMeasuredSample(call, null);
          // Under load, failures are what is measured: a server that drops requests is not asked to load again.
          if (arrivals === undefined) session.observe(sample);
          if (!isCountable(sample) || !runtime.canCountTokens())
            return { planned, sample, countTokens: null };
          const countTokens = async () =>
            makeMeasuredSample(call, await runtime.countTokens(target.model, sample.text, signal));
          return { planned, sample, countTokens };
        },
      };
    },
  };
}

/** Reasoning is not part of the text: unless the server tells its tokens, counting the answer tells nothing. */
function isCountable(sample: Sample): boolean {
  if (!isAnswered(sample) || sample.text === '') return false;
  return sample.reasoningCharacters === 0 || (sample.reasoningTokens ?? 0) > 0;
}

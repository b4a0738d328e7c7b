import { notFound } from '../errors/mizani-error.ts';
import type { EventBus } from '../event/event-bus.ts';
import type { HarnessMeter } from '../harness/harness-meter.ts';
import type { RuntimeClient } from '../inference/runtime-client.ts';
import { stopKindOf } from '../job/stop-reason.ts';
import type { PromptSetRepository } from '../prompt-set/prompt-set-repository.ts';
import type { Clock } from '../units/clock.ts';
import { openAttemptHarness } from './attempt-harness.ts';
import { beginRun } from './begin-run.ts';
import { decideRunOutcome } from './decide-run-outcome.ts';
import { executePlan } from './execute-plan.ts';
import type { Run, RunEnvironment } from './run.ts';
import { createRunProgress } from './run-progress.ts';
import type { RunRepository } from './run-repository.ts';
import type { SampleRepository } from './sample-repository.ts';

export type RunBenchmarkDependencies = {
  runs: Pick<RunRepository, 'find' | 'saveStart' | 'saveHarness' | 'addEvent'>;
  samples: Pick<SampleRepository, 'record' | 'count' | 'countOutcomes' | 'list'>;
  promptSets: Pick<PromptSetRepository, 'find'>;
  /**
   * The client of a runtime, one per runtime: the caller keeps and closes it. Rejects with a `MizaniError` that is
   * not retryable when the runtime is gone for good; its targets then fail, and the run goes on.
   */
  openRuntime(runtimeId: string): Promise<RuntimeClient>;
  /** What the run is measured on, found out anew for every attempt. */
  describeEnvironment(run: Run): Promise<RunEnvironment>;
  bus: Pick<EventBus, 'publish'>;
  harness: HarnessMeter;
  clock: Clock;
  /** Resolves after the time; resolves or rejects at once when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** A number in [0, 1). */
  random(): number;
};

export type RunBenchmarkResult =
  | { kind: 'completed' }
  /** Not one steady request was answered; `error` says why for each target. */
  | { kind: 'failed'; error: string }
  | { kind: 'cancelled' }
  /** Stopped by a shutdown: everything whole is stored, and another attempt continues after it. */
  | { kind: 'interrupted' }
  /** Somebody else owns the run: nothing was written since that was known. */
  | { kind: 'lease-lost' };

/**
 * Executes a run under a claim: makes the requests of its plan and stores a sample of each, and a certificate of what
 * measured them.
 * Samples that are stored already are not measured again, so a run can be continued after any interruption.
 * What a model or server does wrong ends up in the samples. Rejects for what is broken on our side (database,
 * missing rows); whole samples stay stored then too.
 * The abort reason of `signal` says how to stop, see `job/stop-reason.ts`.
 */
export async function runBenchmark(
  deps: RunBenchmarkDependencies,
  input: { runId: string; signal: AbortSignal; isFirstAttempt: boolean },
): Promise<RunBenchmarkResult> {
  const { runId, signal } = input;
  const run = await deps.runs.find(runId);
  if (run === null) throw notFound('run', runId);
  const promptSet = await deps.promptSets.find(run.promptSetId);
  if (promptSet === null) throw notFound('prompt set', run.promptSetId);

  const start = await beginRun(deps, run, promptSet, input.isFirstAttempt);
  if (!signal.aborted) {
    const progress = createRunProgress(deps, run, start.recordedSamples);
    await progress.announce('checking the measurement itself');
    const { guard, watch, close } = await openAttemptHarness(deps, run, signal);
    try {
      const { prompts } = promptSet;
      await executePlan(deps, { run, prompts, guard, watch, progress, signal, ...start });
    } finally {
      await close(stopKindOf(signal) !== 'lease-lost');
    }
  }
  return endRun(deps, run, signal);
}

async function endRun(
  { runs, samples, clock }: RunBenchmarkDependencies,
  run: Run,
  signal: AbortSignal,
): Promise<RunBenchmarkResult> {
  const stop = stopKindOf(signal);
  if (stop === 'lease-lost') return { kind: 'lease-lost' };
  if (stop === 'shutdown') return { kind: 'interrupted' };
  const result =
    stop === 'cancelled'
      ? ({ kind: 'cancelled' } as const)
      : decideRunOutcome(run.targets, await samples.countOutcomes(run.id));
  const detail = result.kind === 'failed' ? result.error : result.kind;
  await runs.addEvent({ runId: run.id, kind: 'finished', detail, epochMs: clock.epochMs() });
  return result;
}

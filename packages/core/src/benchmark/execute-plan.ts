import type { ProcessWatch } from '../harness/harness-meter.ts';
import { stopKindOf } from '../job/stop-reason.ts';
import type { Prompt } from '../prompt-set/prompt-set.ts';
import { at } from './at.ts';
import { describeActivity } from './describe-activity.ts';
import type { DriftGuard } from './drift-guard.ts';
import { measureBlock } from './measure-block.ts';
import { pauseBetweenBlocks } from './pause-between-blocks.ts';
import type { Plan, PlannedSample } from './plan.ts';
import { iterateBlocks, type PlannedBlock } from './plan-run.ts';
import { recallSamples } from './recall-samples.ts';
import { createRequester, type RequesterDependencies } from './requester.ts';
import type { Run, RunEventKind } from './run.ts';
import { createRunDecisions } from './run-decisions.ts';
import type { RunProgress } from './run-progress.ts';
import type { Sample } from './sample.ts';
import { createSampleBuffer } from './sample-buffer.ts';
import type { SampleRepository } from './sample-repository.ts';
import { scoreSample } from './score-sample.ts';

export type ExecutePlanDependencies = RequesterDependencies & {
  samples: Pick<SampleRepository, 'record' | 'list'>;
};

export type Execution = {
  run: Run;
  plan: Plan;
  prompts: readonly Prompt[];
  /** Samples that are stored already: the first ones of the plan. */
  recordedSamples: number;
  /** Warm-ups to repeat, by target index. */
  rewarmCounts: readonly number[];
  guard: DriftGuard;
  watch: Pick<ProcessWatch, 'pause' | 'resume'>;
  progress: RunProgress;
  signal: AbortSignal;
};

/**
 * Makes the requests that are left of a plan, block by block, and stores a sample of each, until the plan, the wanted
 * precision or the signal ends it. What is stored is always a prefix of the plan, in its order, also after a failure.
 */
export async function executePlan(
  deps: ExecutePlanDependencies,
  execution: Execution,
): Promise<void> {
  const { run, plan, prompts, guard, watch, progress, signal } = execution;
  const { parameters } = run;
  const buffer = createSampleBuffer({
    samples: deps.samples,
    clock: deps.clock,
    isHeld: () => stopKindOf(signal) !== 'lease-lost',
    onFlushed: progress.addRecorded,
  });
  const requester = createRequester(deps, { ...execution, onActivity: progress.announce });
  const decisions = createRunDecisions(parameters, plan);
  let nextOrdinal = execution.recordedSamples;

  if (await unwatched(isDoneAlready)) return;
  try {
    let previous: PlannedBlock | null = null;
    for (const block of iterateBlocks(plan, nextOrdinal, decisions.isLeftOut)) {
      if (previous !== null) await unwatched(() => pauseBefore(block));
      if (signal.aborted) break;
      if (plan.order === 'blocks' && block.targetIndex !== null) requester.focus(block.targetIndex);
      await measure(block);
      if (signal.aborted || (await unwatched(() => isLastBlock(block)))) break;
      previous = block;
    }
  } finally {
    await buffer.flush();
  }

  function measure(block: PlannedBlock): Promise<void> {
    return measureBlock(
      { ...deps, requester },
      {
        block,
        firstOrdinal: nextOrdinal,
        concurrency: plan.concurrency,
        signal,
        store,
        storeIfDue: buffer.flushIfDue,
        onBegin: (planned) =>
          progress.note(
            describeActivity(at(run.targets, planned.targetIndex), planned, parameters),
          ),
      },
    );
  }

  /** Nothing is in flight between two blocks, so what computes there for long is no error of the measurement. */
  async function unwatched<Result>(work: () => Promise<Result>): Promise<Result> {
    watch.pause();
    try {
      return await work();
    } finally {
      watch.resume();
    }
  }

  function store(planned: PlannedSample, sample: Sample): void {
    nextOrdinal = planned.ordinal + 1;
    decisions.observe(planned, sample);
    buffer.add(sample, scoreSample(sample, at(prompts, planned.promptIndex)));
  }

  /** Whether an earlier attempt had come to the end, and only failed to say so. Brings back what it knew. */
  async function isDoneAlready(): Promise<boolean> {
    if (!decisions.isNeeded) return false;
    let isLookDue = false;
    const closedRound = await recallSamples(deps.samples, {
      runId: run.id,
      plan,
      recordedSamples: nextOrdinal,
      isLeftOut: decisions.isLeftOut,
      onSample: decisions.observe,
      onRoundClosed(round) {
        isLookDue = decisions.isLookDue(round);
      },
    });
    return closedRound !== null && isLookDue && finishIfPrecise(closedRound);
  }

  /** Looks at what the block has shown; true when no other one is needed. */
  async function isLastBlock({ targetIndex, step, closesRound }: PlannedBlock): Promise<boolean> {
    const share = targetIndex === null ? null : decisions.shortfallOf(targetIndex, step);
    if (targetIndex !== null && share !== null) {
      const { alias, model } = at(run.targets, targetIndex);
      const rate = plan.arrivals?.ratesPerSecond[step];
      const answered = `answered ${Math.round(share * 100)} % of ${rate} requests per second`;
      await tell('saturated', `${alias ?? model} ${answered}; higher rates are left out.`);
    }
    if (closesRound === null || !decisions.isLookDue(closesRound)) return false;
    return finishIfPrecise(closesRound);
  }

  async function finishIfPrecise(closedRound: number): Promise<boolean> {
    if (!decisions.isPreciseEnough(requester.isUsable)) return false;
    const width = `${Number(((parameters.until?.relativeHalfWidth ?? 0) * 100).toFixed(1))} %`;
    const rounds = `After ${closedRound} of at most ${plan.rounds} rounds`;
    await tell('precise-enough', `${rounds}, all intervals are within ${width} of their value.`);
    return true;
  }

  function tell(kind: RunEventKind, detail: string): Promise<void> {
    return deps.runs.addEvent({ runId: run.id, kind, detail, epochMs: deps.clock.epochMs() });
  }

  async function pauseBefore(block: PlannedBlock): Promise<void> {
    if (parameters.cooldownMs > 0 || parameters.driftGuard) await buffer.flush();
    await pauseBetweenBlocks(deps, { block, parameters, guard, progress, tell, signal });
  }
}

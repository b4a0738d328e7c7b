import type { Run } from '@mizani/core/benchmark/run';
import type { Sample } from '@mizani/core/benchmark/sample';
import type { SampleRepository } from '@mizani/core/benchmark/sample-repository';
import type { EventBus } from '@mizani/core/event/event-bus';
import { isFinished, type Job } from '@mizani/core/job/job';
import type { JobStore } from '@mizani/core/job/job-store';
import { readSamplePages } from '../samples/read-sample-pages.ts';
import { createNudge } from './nudge.ts';

export type RunState = Pick<
  Job,
  'status' | 'cancelRequested' | 'attempt' | 'error' | 'startedEpochMs' | 'finishedEpochMs'
>;
export type RunProgress = {
  recordedSamples: number;
  plannedSamples: number;
  /** What the worker does now; null while it has not said. */
  activity: string | null;
};

/** `afterOrdinal` is where a client that has seen this message would go on. */
export type RunMessage = { afterOrdinal: number } & (
  | { event: 'state'; data: RunState }
  | { event: 'progress'; data: RunProgress }
  | { event: 'sample'; data: Sample }
  /** Nothing new; proves to both ends that the connection lives. */
  | { event: 'heartbeat' }
);

/** How long a lost nudge may go unnoticed. */
export const FOLLOW_POLL_MS = 3_000;

/**
 * What happens to a run from `afterOrdinal` on, until it has ended or `signal` aborts.
 * The bus only says when to look; everything that is told comes from the database. The final state comes last.
 */
export async function* followRun(
  { jobs, samples, bus }: { jobs: JobStore; samples: SampleRepository; bus: EventBus },
  input: {
    run: Pick<Run, 'id' | 'plannedSamples'>;
    afterOrdinal: number;
    signal: AbortSignal;
    pollMs?: number;
  },
): AsyncGenerator<RunMessage, void, undefined> {
  const { run, signal, pollMs = FOLLOW_POLL_MS } = input;
  const nudge = createNudge();
  let activity: string | null = null;
  const unsubscribe = bus.subscribe((event) => {
    if (!('runId' in event) || event.runId !== run.id) return;
    if (event.kind === 'run-progress') activity = event.activity;
    nudge.ring();
  });
  try {
    const isNew = createChangeDetector();
    let recordedSamples = await samples.count(run.id);
    let afterOrdinal = input.afterOrdinal;
    while (!signal.aborted) {
      // The job first: once it has ended, the samples read after it are all there will ever be.
      const job = await jobs.find(run.id);
      if (job === null) return;
      const ended = isFinished(job.status);
      const state = stateOf(job);
      let quiet = true;
      if (!ended && isNew('state', state)) {
        yield { event: 'state', afterOrdinal, data: state };
        quiet = false;
      }
      for await (const page of readSamplePages({ samples }, { runId: run.id, afterOrdinal })) {
        for (const sample of page) {
          afterOrdinal = sample.ordinal;
          recordedSamples = Math.max(recordedSamples, afterOrdinal + 1);
          yield { event: 'sample', afterOrdinal, data: sample };
          quiet = false;
        }
      }
      const progress: RunProgress = {
        recordedSamples,
        plannedSamples: run.plannedSamples,
        activity: ended ? null : activity,
      };
      if (isNew('progress', progress)) {
        yield { event: 'progress', afterOrdinal, data: progress };
        quiet = false;
      }
      if (ended) {
        yield { event: 'state', afterOrdinal, data: state };
        return;
      }
      if (quiet) yield { event: 'heartbeat', afterOrdinal };
      await nudge.wait(pollMs, signal);
    }
  } finally {
    unsubscribe();
  }
}

function stateOf(job: Job): RunState {
  const { status, cancelRequested, attempt, error, startedEpochMs, finishedEpochMs } = job;
  return { status, cancelRequested, attempt, error, startedEpochMs, finishedEpochMs };
}

/** Says whether a value differs from the one shown last under the same name. */
function createChangeDetector(): (name: string, value: unknown) => boolean {
  const shown = new Map<string, string>();
  return (name, value) => {
    const text = JSON.stringify(value);
    if (shown.get(name) === text) return false;
    shown.set(name, text);
    return true;
  };
}

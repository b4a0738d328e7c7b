import { MizaniError, notFound } from '../errors/mizani-error.ts';
import type { EventBus } from '../event/event-bus.ts';
import { isFinished, type JobStatus } from '../job/job.ts';
import type { JobQueue } from '../job/job-queue.ts';
import type { JobStore } from '../job/job-store.ts';
import type { Clock } from '../units/clock.ts';
import type { RunRepository } from './run-repository.ts';

export type CancelRunDependencies = {
  runs: Pick<RunRepository, 'find' | 'addEvent'>;
  jobs: Pick<JobStore, 'requestCancel'>;
  queue: Pick<JobQueue, 'withdraw'>;
  bus: Pick<EventBus, 'publish'>;
  clock: Clock;
};

/**
 * Asks for the end of a run and returns its status after that: a queued run is `cancelled` at once, a running one
 * stays `running` until its worker has stopped the request in flight, a finished one stays as it is.
 * Idempotent. Throws `MizaniError('not-found')` when there is no such run.
 */
export async function cancelRun(
  { runs, jobs, queue, bus, clock }: CancelRunDependencies,
  runId: string,
): Promise<{ status: JobStatus }> {
  const run = await runs.find(runId);
  if (run === null) throw notFound('run', runId);
  if (isFinished(run.status)) return { status: run.status };

  const epochMs = clock.epochMs();
  const status = await jobs.requestCancel(runId, epochMs);
  if (status === null) throw notFound('run', runId);
  if (!run.cancelRequested) {
    await runs.addEvent({ runId, kind: 'cancel-requested', detail: null, epochMs });
  }
  if (status === 'cancelled') {
    await withdrawIfReachable(queue, { jobId: runId, hostId: run.hostId });
    await bus.publish({ kind: 'run-state', runId, status });
  } else if (status === 'running') {
    await bus.publish({ kind: 'job-cancel-requested', hostId: run.hostId, jobId: runId });
  }
  return { status };
}

/** A delivery that stays behind is harmless: the worker finds that the row is cancelled. */
async function withdrawIfReachable(
  queue: Pick<JobQueue, 'withdraw'>,
  reference: { jobId: string; hostId: string },
): Promise<void> {
  try {
    await queue.withdraw(reference);
  } catch (error) {
    if (!(error instanceof MizaniError && error.code === 'unavailable')) throw error;
  }
}

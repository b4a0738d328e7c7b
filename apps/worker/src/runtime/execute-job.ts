import type { EventBus } from '@mizani/core/event/event-bus';
import type { Job, JobStatus } from '@mizani/core/job/job';
import type { DeliveryOutcome } from '@mizani/core/job/job-queue';
import type { JobStore } from '@mizani/core/job/job-store';
import { stopKindOf } from '@mizani/core/job/stop-reason';
import { isJobName, JOB_CATALOG, type JobName } from '@mizani/jobs/catalog';
import { parseJobName, parsePayload } from '@mizani/jobs/parse-payload';
import type { LogEvent } from '@mizani/logger/events';
import type { ProcessorResult, Processors } from '../processors/processor.ts';
import { announceJob } from './announce-job.ts';
import { holdLease, type LeaseDependencies } from './hold-lease.ts';
import { judgeError, type Verdict } from './judge-error.ts';

/** Pause before a job is looked at again after the database failed us. */
const AFTER_OUTAGE_MS = 5_000;

const NO_RETRY = { baseMs: 0, maxMs: 0 };

type JobFinished = Extract<LogEvent, { event: 'job-finished' }>;

export type ExecuteJobDependencies = LeaseDependencies & {
  jobs: Pick<JobStore, 'find' | 'claim' | 'heartbeat' | 'finish' | 'requeue'>;
  bus: Pick<EventBus, 'publish' | 'subscribe'>;
  processors: Processors;
  random: () => number;
  log: (event: LogEvent) => void;
};

/**
 * Handles one delivery: claims the job, does its work while the lease is held, and settles the row. Never throws;
 * a row that cannot be settled now is taken up again when its lease has expired.
 */
export async function executeJob(
  dependencies: ExecuteJobDependencies,
  jobId: string,
): Promise<DeliveryOutcome> {
  const { jobs, clock, owner, leaseMs } = dependencies;
  if (dependencies.shutdown.aborted) return { kind: 'redeliver', delayMs: 0 };
  try {
    const claim = { jobId, owner, leaseMs, nowEpochMs: clock.epochMs() };
    const job = await jobs.claim(claim);
    return job === null ? await passOver(dependencies, jobId) : await attemptJob(dependencies, job);
  } catch (error) {
    dependencies.onError(error);
    return { kind: 'redeliver', delayMs: AFTER_OUTAGE_MS };
  }
}

async function attemptJob(
  dependencies: ExecuteJobDependencies,
  job: Job,
): Promise<DeliveryOutcome> {
  const { clock, bus, log } = dependencies;
  const startedMs = clock.monotonicMs();
  await announceJob(bus, job, 'running');
  const lease = holdLease(dependencies, job.id);
  let settled: { status: JobStatus | null; outcome: DeliveryOutcome };
  let verdict: Verdict;
  try {
    verdict = await work(dependencies, job, lease.signal);
    settled = await settle(dependencies, job, verdict);
  } finally {
    lease.release();
  }
  if (settled.status !== null) await announceJob(bus, job, settled.status);
  log({
    event: 'job-finished',
    job: job.name,
    jobId: job.id,
    hostId: job.hostId,
    attempt: job.attempt,
    status: loggedStatus(settled.status),
    durationMs: clock.monotonicMs() - startedMs,
    ...('error' in verdict ? { error: verdict.error } : {}),
  });
  return settled.outcome;
}

async function work(
  { processors, random }: ExecuteJobDependencies,
  job: Job,
  signal: AbortSignal,
): Promise<Verdict> {
  try {
    return await invoke(processors, parseJobName(job.name), job, signal);
  } catch (error) {
    const retry = isJobName(job.name) ? JOB_CATALOG[job.name].retry : NO_RETRY;
    return judgeError({ error, job, stopKind: stopKindOf(signal), retry, random });
  }
}

function invoke<Name extends JobName>(
  processors: Processors,
  name: Name,
  job: Job,
  signal: AbortSignal,
): Promise<ProcessorResult> {
  return processors[name](parsePayload(name, job.payload), { job, signal });
}

/** Writes the verdict into the row. `status` is null when the row belongs to somebody else by now. */
async function settle(
  { jobs, clock, owner }: ExecuteJobDependencies,
  { id: jobId }: Job,
  verdict: Verdict,
): Promise<{ status: JobStatus | null; outcome: DeliveryOutcome }> {
  const nowEpochMs = clock.epochMs();
  switch (verdict.kind) {
    case 'lease-lost':
      return { status: null, outcome: { kind: 'done' } };
    case 'interrupted':
    case 'retry': {
      const isRetry = verdict.kind === 'retry';
      const delayMs = isRetry ? verdict.delayMs : 0;
      const held = await jobs.requeue({
        jobId,
        owner,
        error: isRetry ? verdict.error : null,
        notBeforeEpochMs: nowEpochMs + delayMs,
        refundAttempt: !isRetry,
      });
      return held
        ? { status: 'queued', outcome: { kind: 'redeliver', delayMs } }
        : { status: null, outcome: { kind: 'done' } };
    }
    default: {
      const status = verdict.kind;
      const error = verdict.kind === 'failed' ? verdict.error : null;
      const held = await jobs.finish({ jobId, owner, status, error, nowEpochMs });
      return { status: held ? status : null, outcome: { kind: 'done' } };
    }
  }
}

function loggedStatus(status: JobStatus | null): JobFinished['status'] {
  if (status === null || status === 'running') return 'lost';
  return status === 'queued' ? 'requeued' : status;
}

/** The job was not to be had: it is over, somebody else's, or not due yet. */
async function passOver(
  { jobs, bus, clock }: ExecuteJobDependencies,
  jobId: string,
): Promise<DeliveryOutcome> {
  const job = await jobs.find(jobId);
  if (job === null || job.status === 'running') return { kind: 'done' };
  if (job.status === 'queued') {
    return { kind: 'redeliver', delayMs: Math.max(0, job.notBeforeEpochMs - clock.epochMs()) };
  }
  // The claim itself may have ended it: all attempts used up, or cancelled while nobody held it.
  await announceJob(bus, job, job.status);
  return { kind: 'done' };
}

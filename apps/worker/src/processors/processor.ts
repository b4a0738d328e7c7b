import type { Job } from '@mizani/core/job/job';
import type { JobName, PayloadOf } from '@mizani/jobs/catalog';

/** How a job ended, when it ended by itself. What is broken on our side is thrown instead. */
export type ProcessorResult =
  | { kind: 'completed' }
  | { kind: 'failed'; error: string }
  | { kind: 'cancelled' }
  /** Stopped by a shutdown; can be continued. */
  | { kind: 'interrupted' }
  | { kind: 'lease-lost' };

export type ProcessorContext = {
  job: Job;
  /** Aborted with one of the reasons of `@mizani/core/job/stop-reason`. */
  signal: AbortSignal;
};

/** Does the work of one kind of job, under a claim. */
export type Processor<Name extends JobName> = (
  payload: PayloadOf<Name>,
  context: ProcessorContext,
) => Promise<ProcessorResult>;

/** One per job of the catalog: a missing one does not compile. */
export type Processors = { readonly [Name in JobName]: Processor<Name> };

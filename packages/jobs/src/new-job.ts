import type { NewJob } from '@mizani/core/job/job';
import { JOB_CATALOG, type JobName, type PayloadOf } from './catalog.ts';
import { parsePayload } from './parse-payload.ts';

/**
 * The row of a job that is about to be stored, with the options of its definition.
 * The payload is checked here as well as in the worker, so that a bug shows up next to its cause:
 * throws `MizaniError('invalid-input')` for a payload that the worker would refuse.
 */
export function newJob<Name extends JobName>(
  name: Name,
  job: { id: string; hostId: string; payload: PayloadOf<Name>; delayMs?: number },
): NewJob {
  const { priority, maxAttempts } = JOB_CATALOG[name];
  return { ...job, name, payload: parsePayload(name, job.payload), priority, maxAttempts };
}

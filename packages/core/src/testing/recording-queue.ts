import { MizaniError } from '../errors/mizani-error.ts';
import type { JobQueue, JobReference } from '../job/job-queue.ts';

export type RecordingQueue = Pick<JobQueue, 'deliver' | 'withdraw'> & {
  delivered: JobReference[];
  withdrawn: string[];
  /** Set to false to let every call fail as it does while the queue cannot be reached. */
  reachable: boolean;
};

/** A queue without a worker: it keeps what was delivered and withdrawn. */
export function createRecordingQueue(): RecordingQueue {
  const queue: RecordingQueue = {
    delivered: [],
    withdrawn: [],
    reachable: true,
    async deliver(reference) {
      requireReachable();
      queue.delivered.push(reference);
    },
    async withdraw({ jobId }) {
      requireReachable();
      queue.withdrawn.push(jobId);
    },
  };
  function requireReachable() {
    if (!queue.reachable) throw new MizaniError('unavailable', 'The queue cannot be reached.');
  }
  return queue;
}

import { MizaniError } from '../errors/mizani-error.ts';
import type { JobQueue, JobReference } from './job-queue.ts';

/**
 * Tells the queue about a stored job, and leaves it at that when the queue cannot be reached: the row is there,
 * so the reconciler delivers it later. Throws what is not `MizaniError('unavailable')`.
 */
export async function deliverIfReachable(
  queue: Pick<JobQueue, 'deliver'>,
  reference: JobReference,
): Promise<void> {
  try {
    await queue.deliver(reference);
  } catch (error) {
    if (!(error instanceof MizaniError && error.code === 'unavailable')) throw error;
  }
}

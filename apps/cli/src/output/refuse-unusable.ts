import type { Run } from '../api/resources.ts';
import { CommandFailure } from '../exit-codes.ts';

const STATE_OF_STATUS: Record<Exclude<Run['status'], 'completed'>, string> = {
  queued: 'has not begun',
  running: 'is still being measured',
  failed: 'failed',
  cancelled: 'was cancelled',
};

/** Throws `CommandFailure` for a run that proves nothing: one that is not complete, or whose report is invalid. */
export function refuseUnusable({ id, status, error, validity }: Run): void {
  if (status !== 'completed') {
    throw new CommandFailure(`Run ${id} ${STATE_OF_STATUS[status]}${error ? `: ${error}` : '.'}`);
  }
  if (validity?.verdict === 'invalid') {
    throw new CommandFailure(`Run ${id} is invalid: see what is said of it in its report.`);
  }
}

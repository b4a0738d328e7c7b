import type { CallOutcome } from '../inference/call-record.ts';

/** Whether the request reached its end with an answer, whole or cut at the cap. */
export function isAnswered({ outcome }: { outcome: CallOutcome }): boolean {
  return outcome === 'succeeded' || outcome === 'truncated';
}

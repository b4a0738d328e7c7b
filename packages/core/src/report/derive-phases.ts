import type { SampleFacts } from '../benchmark/sample-repository.ts';
import type { PhaseName } from './target-summary.ts';

/**
 * The consecutive parts of an answered request in milliseconds; none is negative, and they add up to `totalMs`.
 * A part that the client could not tell apart is 0 and belongs to the next: an unknown connection time is
 * part of the wait. A server that answers before it has read the whole request shortens `sendMs`.
 * Null when there was no token or no end.
 */
export function derivePhases(
  sample: Pick<
    SampleFacts,
    'queueMs' | 'prepMs' | 'connectMs' | 'sendMs' | 'ttftMs' | 'tailMs' | 'serviceMs'
  >,
): Record<PhaseName, number> | null {
  const { queueMs, prepMs, ttftMs, tailMs, serviceMs } = sample;
  if (ttftMs === null || tailMs === null) return null;
  const connectMs = Math.min(sample.connectMs ?? 0, ttftMs);
  const sendMs = Math.min(sample.sendMs ?? 0, ttftMs - connectMs);
  const waitMs = ttftMs - connectMs - sendMs;
  // The difference of two clock readings may fall a rounding error below zero.
  const decodeMs = Math.max(0, serviceMs - ttftMs - tailMs);
  const restMs = Math.max(0, serviceMs - ttftMs - decodeMs);
  return { queueMs, prepMs, connectMs, sendMs, waitMs, decodeMs, tailMs: restMs };
}

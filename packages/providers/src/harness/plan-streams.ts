import type { ReferenceProgramInput } from '../reference-server/reference-program.ts';

const STREAMS_MIN = 24;
const MEASURED_MIN_MS = 700;
const WARMUPS_MIN = 4;
const TOKENS = 20;
/** As many as 64 readers of models with 50 tokens per second have; at a harder pace errors appear that no run has. */
const CHUNKS_PER_SECOND_MAX = 3_200;

/** What is streamed for a certificate: about a second of it for up to 64 streams at once. `concurrency` is from 1. */
export function planStreams(concurrency: number): {
  program: ReferenceProgramInput;
  /** Streams one after the other in each of the concurrent lanes. */
  perLane: number;
  warmupsPerLane: number;
} {
  const gapMs = Math.ceil((concurrency * 1_000) / CHUNKS_PER_SECOND_MAX);
  const firstTokenAfterMs = 2 * gapMs;
  const streamMs = firstTokenAfterMs + TOKENS * gapMs;
  return {
    // All lanes keep step, as the streams of servers do that compute one token for all of them at a time.
    program: { tokens: TOKENS, firstTokenAfterMs, gapMs, endAfterMs: gapMs, stamps: true },
    perLane: Math.ceil(Math.max(STREAMS_MIN / concurrency, MEASURED_MIN_MS / streamMs)),
    warmupsPerLane: Math.ceil(WARMUPS_MIN / concurrency),
  };
}

/**
 * How long to wait before trying again: exponential backoff with full jitter, so that many who failed
 * together do not come back together. A whole number of milliseconds from 0 to
 * `min(maxMs, baseMs * 2 ** (attempt - 1))`. `attempt` counts the attempts made; 0 is treated as 1.
 * `random` returns a number in [0, 1), as `Math.random` does.
 */
export function retryDelayMs(input: {
  attempt: number;
  baseMs: number;
  maxMs: number;
  random: () => number;
}): number {
  const ceilingMs = Math.min(
    input.maxMs,
    input.baseMs * 2 ** Math.min(30, Math.max(0, input.attempt - 1)),
  );
  return Math.floor(input.random() * (ceilingMs + 1));
}

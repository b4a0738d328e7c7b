/** The server does nothing at all in the last `forMs` of every `everyMs`. */
export type StallWindow = { everyMs: number; forMs: number };

/** How long the stall goes on that reigns `elapsedMs` after the start; 0 between stalls. */
export function stallLeftMs({ everyMs, forMs }: StallWindow, elapsedMs: number): number {
  const untilNextMs = everyMs - (elapsedMs % everyMs);
  return untilNextMs <= forMs ? untilNextMs : 0;
}

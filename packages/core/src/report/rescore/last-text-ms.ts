import type { RescoredSample } from './rescore.ts';

/** From the start of the request to the last chunk with text; null when there was none. */
export function lastTextMs({ serviceMs, tailMs }: RescoredSample): number | null {
  return tailMs === null ? null : serviceMs - tailMs;
}

import type { SampleFacts } from '../benchmark/sample-repository.ts';

/** How long at least one of the requests was in flight: the length of the union of their times. 0 of none. */
export function sumInFlightMs(
  samples: readonly Pick<SampleFacts, 'startedEpochMs' | 'prepMs' | 'serviceMs'>[],
): number {
  const spans = samples
    .map(({ startedEpochMs, prepMs, serviceMs }) => {
      const startMs = startedEpochMs + prepMs;
      return { startMs, endMs: startMs + serviceMs };
    })
    .sort((a, b) => a.startMs - b.startMs);
  let sumMs = 0;
  let reachedMs = Number.NEGATIVE_INFINITY;
  for (const { startMs, endMs } of spans) {
    sumMs += Math.max(0, endMs - Math.max(startMs, reachedMs));
    reachedMs = Math.max(reachedMs, endMs);
  }
  return sumMs;
}

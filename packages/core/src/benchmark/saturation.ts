import { isAnswered } from './is-answered.ts';
import { ANSWERED_SHARE_MIN, createLoadTally, type LoadTally } from './load-tally.ts';
import type { PlannedSample } from './plan.ts';
import type { IsLeftOut } from './plan-run.ts';
import type { Sample } from './sample.ts';

export type Saturation = {
  observe(planned: PlannedSample, sample: Pick<Sample, 'outcome' | 'totalMs'>): void;
  /** Share that the target answered at this rate, when that is too little; null when it kept up. */
  shortfallOf(targetIndex: number, step: number): number | null;
  /** A target is left out of all rates above one that was too much for it. */
  isLeftOut: IsLeftOut;
};

/**
 * Decides which targets of an open loop are saturated, from the samples of the plan in their order and from nothing
 * else: whoever resumes a run comes to the same decisions from what is stored.
 */
export function createSaturation(): Saturation {
  /** By target, then by step. */
  const tallies = new Map<number, Map<number, LoadTally>>();

  function shortfallOf(targetIndex: number, step: number): number | null {
    const share = tallies.get(targetIndex)?.get(step)?.answeredShare() ?? null;
    return share !== null && share < ANSWERED_SHARE_MIN ? share : null;
  }

  return {
    observe({ targetIndex, step, dueOffsetMs }, sample) {
      if (dueOffsetMs === null) return;
      const steps = tallies.get(targetIndex) ?? new Map<number, LoadTally>();
      const tally = steps.get(step) ?? createLoadTally();
      tallies.set(targetIndex, steps.set(step, tally));
      const { totalMs } = sample;
      tally.add({ dueMs: dueOffsetMs, totalMs, isAnswered: isAnswered(sample) });
    },
    shortfallOf,
    isLeftOut(targetIndex, step) {
      const steps = tallies.get(targetIndex)?.keys() ?? [];
      return [...steps].some((lower) => lower < step && shortfallOf(targetIndex, lower) !== null);
    },
  };
}

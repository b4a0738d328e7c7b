import { bootstrapRatio, type Pair } from '../statistics/bootstrap-ratio.ts';
import type { Interval } from '../statistics/interval.ts';
import { median } from '../statistics/median.ts';
import { medianInterval } from '../statistics/median-interval.ts';
import { isAnswered } from './is-answered.ts';
import type { PlannedSample } from './plan.ts';
import type { Sample } from './sample.ts';

/** Intervals shrink with the root of the rounds: between two looks, there should be at least this many more. */
const ROUNDS_GROWTH = 1.1;

export type Precision = {
  observe(planned: PlannedSample, sample: Pick<Sample, 'outcome' | 'totalMs'>): void;
  /** Whether it is worth a look after this round. Call once per round or group of rounds, in their order. */
  isLookDue(closedRound: number): boolean;
  /** Whether the intervals of all targets that can be used are as narrow as wanted. */
  isReached(isUsable: (targetIndex: number) => boolean): boolean;
};

/**
 * Follows the total times of steady answers, one number each, until the 95 % intervals of every target's median and
 * of every ratio to the first target are narrow enough: half as wide as `relativeHalfWidth` of their value to either
 * side. A target without an interval is not there yet.
 */
export function createPrecision({
  relativeHalfWidth,
  rounds,
  promptCount,
  targetCount,
  seed,
}: {
  relativeHalfWidth: number;
  /** Least number of rounds. */
  rounds: number;
  promptCount: number;
  targetCount: number;
  seed: number;
}): Precision {
  /** By target, then by round and prompt. */
  const totals: (number | undefined)[][] = Array.from({ length: targetCount }, () => []);
  let nextLookRound = rounds;

  function isNarrow(value: number | null, interval: Interval | null): boolean {
    if (value === null || interval === null || value <= 0) return false;
    return (interval.high - interval.low) / 2 / value <= relativeHalfWidth;
  }

  function isMedianNarrow(own: readonly (number | undefined)[]): boolean {
    const known = own.filter((totalMs) => totalMs !== undefined);
    return isNarrow(median(known), medianInterval(known));
  }

  function isRatioNarrow(
    first: readonly (number | undefined)[],
    other: readonly (number | undefined)[],
  ): boolean {
    const pairs: Pair[] = [];
    for (const [index, base] of first.entries()) {
      const compared = other[index];
      if (base === undefined || compared === undefined) continue;
      pairs.push({ round: Math.floor(index / promptCount) + 1, base, other: compared });
    }
    const { value, interval } = bootstrapRatio(pairs, seed);
    return isNarrow(value, interval);
  }

  return {
    observe({ targetIndex, round, promptIndex, phase }, sample) {
      if (phase !== 'steady' || !isAnswered(sample)) return;
      const own = totals[targetIndex];
      if (own !== undefined) own[(round - 1) * promptCount + promptIndex] = sample.totalMs;
    },

    isLookDue(closedRound) {
      if (closedRound < nextLookRound) return false;
      nextLookRound = Math.max(closedRound + 1, Math.ceil(closedRound * ROUNDS_GROWTH));
      return true;
    },

    isReached(isUsable) {
      const usable = totals.filter((_, targetIndex) => isUsable(targetIndex));
      if (usable.length === 0 || !usable.every(isMedianNarrow)) return false;
      const [first] = totals;
      if (first === undefined || !isUsable(0)) return true;
      return usable.every((other) => other === first || isRatioNarrow(first, other));
    },
  };
}

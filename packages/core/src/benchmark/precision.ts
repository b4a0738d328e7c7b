import { measureTotalMs } from '../report/measure-metric.ts';
import { bootstrapRatio, type Pair } from '../statistics/bootstrap-ratio.ts';
import type { Interval } from '../statistics/interval.ts';
import { median } from '../statistics/median.ts';
import { medianInterval } from '../statistics/median-interval.ts';
import { isAnswered } from './is-answered.ts';
import type { PlannedSample } from './plan.ts';
import type { Sample } from './sample.ts';

/** Intervals shrink with the root of the rounds: between two looks, there should be at least this many more. */
const ROUNDS_GROWTH = 1.1;

type Total = { totalMs: number; block: number };

export type Precision = {
  observe(planned: PlannedSample, sample: Pick<Sample, 'outcome' | 'totalMs' | 'chunkCount'>): void;
  /** Whether it is worth a look after this round. Call once per round or group of rounds, in their order. */
  isLookDue(closedRound: number): boolean;
  /** Whether the intervals of all targets that can be used are as narrow as wanted. */
  isReached(isUsable: (targetIndex: number) => boolean): boolean;
};

/**
 * Follows the total times of steady, whole answers (`measureTotalMs`), one number each, until the 95 % intervals of every target's median and
 * of every ratio to the first target are narrow enough: half as wide as `relativeHalfWidth` of their value to either
 * side. A target without an interval is not there yet. Samples of one block are not independent: a ratio resamples pairs
 * of blocks, which are rounds where targets take turns in each.
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
  const totals: (Total | undefined)[][] = Array.from({ length: targetCount }, () => []);
  let nextLookRound = rounds;

  function isNarrow(value: number | null, interval: Interval | null): boolean {
    if (value === null || interval === null || value <= 0) return false;
    return (interval.high - interval.low) / 2 / value <= relativeHalfWidth;
  }

  function isMedianNarrow(own: readonly (Total | undefined)[]): boolean {
    const known = own.flatMap((total) => total?.totalMs ?? []);
    return isNarrow(median(known), medianInterval(known));
  }

  function isRatioNarrow(
    first: readonly (Total | undefined)[],
    other: readonly (Total | undefined)[],
  ): boolean {
    const pairs: Pair[] = [];
    const units = new Map<string, number>();
    for (const [index, base] of first.entries()) {
      const compared = other[index];
      if (base === undefined || compared === undefined) continue;
      const blocks = `${base.block}/${compared.block}`;
      const unit = units.get(blocks) ?? units.size;
      units.set(blocks, unit);
      pairs.push({ round: unit, base: base.totalMs, other: compared.totalMs });
    }
    const { value, interval } = bootstrapRatio(pairs, seed);
    return isNarrow(value, interval);
  }

  return {
    observe({ targetIndex, round, promptIndex, phase, block }, sample) {
      if (phase !== 'steady' || !isAnswered(sample)) return;
      const own = totals[targetIndex];
      const totalMs = measureTotalMs(sample);
      if (own === undefined || totalMs === null) return;
      own[(round - 1) * promptCount + promptIndex] = { totalMs, block };
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

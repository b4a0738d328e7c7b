import type { Interval } from './interval.ts';
import { mean } from './mean.ts';
import { quantileOfSorted, sortAscending } from './quantile.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

/** The same request measured on two targets in the same round. */
export type Pair = { round: number; base: number; other: number };

export const BOOTSTRAP_RESAMPLES = 2_000;
const PAIRS_MIN = 5;
const ROUNDS_MIN = 3;

/**
 * How many times `base` the values of `other` are: the ratio of their geometric means over the pairs, with a 95 %
 * interval. The interval comes from resampling rounds and, in each, its pairs, because samples of a round share
 * the machine's mood and are not independent; it is null below 5 pairs or 3 rounds. Equal seeds give equal intervals.
 * Pairs with a value that is not positive and finite have no ratio and are left out; `n` counts the others.
 */
export function bootstrapRatio(
  pairs: readonly Pair[],
  seed: number,
): { n: number; value: number | null; interval: Interval | null } {
  const rounds = new Map<number, number[]>();
  for (const { round, base, other } of pairs) {
    const logRatio = Math.log(other / base);
    if (!(base > 0 && other > 0 && Number.isFinite(logRatio))) continue;
    const logRatios = rounds.get(round);
    if (logRatios) logRatios.push(logRatio);
    else rounds.set(round, [logRatio]);
  }
  const logRatios = [...rounds.values()];
  const all = logRatios.flat();
  const meanLog = mean(all);
  if (meanLog === null) return { n: 0, value: null, interval: null };

  const hasEnough = all.length >= PAIRS_MIN && logRatios.length >= ROUNDS_MIN;
  return {
    n: all.length,
    value: Math.exp(meanLog),
    interval: hasEnough ? percentileInterval(logRatios, createSeededRandom(seed)) : null,
  };
}

function percentileInterval(rounds: readonly number[][], random: SeededRandom): Interval | null {
  const means = Array.from({ length: BOOTSTRAP_RESAMPLES }, () => resampledMean(rounds, random));
  const sorted = sortAscending(means);
  const low = quantileOfSorted(sorted, 0.025);
  const high = quantileOfSorted(sorted, 0.975);
  if (low === null || high === null) return null;
  return { low: Math.exp(low), high: Math.exp(high), level: 0.95 };
}

function resampledMean(rounds: readonly number[][], random: SeededRandom): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < rounds.length; i += 1) {
    const round = rounds[random.nextBelow(rounds.length)] ?? [];
    for (let j = 0; j < round.length; j += 1) sum += round[random.nextBelow(round.length)] ?? 0;
    count += round.length;
  }
  return sum / count;
}

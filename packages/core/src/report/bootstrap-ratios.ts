import { BOOTSTRAP_RESAMPLES, bcaLimits } from '../statistics/bca-limits.ts';
import type { Pair } from '../statistics/bootstrap-ratio.ts';
import { expInterval } from '../statistics/exp-interval.ts';
import { hasEnoughRounds } from '../statistics/has-enough-rounds.ts';
import type { Interval } from '../statistics/interval.ts';
import { jackknifeMeans } from '../statistics/jackknife-means.ts';
import { logRatiosByRound } from '../statistics/log-ratios-by-round.ts';
import { mean } from '../statistics/mean.ts';
import { estimateMean } from '../statistics/mean-estimate.ts';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import { widenByStudent } from '../statistics/widen-by-student.ts';
import { groupBy } from './group-by.ts';
import { type Rounds, resampleColumns } from './resample-columns.ts';

type Ratio = { n: number; value: number | null; interval: Interval | null };

/**
 * `bootstrapRatio` of each of several metrics of the same samples, to the last digit, in a fraction of the time: metrics
 * that are known of the same pairs share their draws (`resampleColumns`).
 */
export function bootstrapRatios(columns: readonly (readonly Pair[])[], seed: number): Ratio[] {
  const measured = columns.map((pairs) => ({ rounds: logRatiosByRound(pairs) }));
  const enough = measured.filter(({ rounds }) => hasEnoughRounds(rounds));
  const intervals = new Map<(typeof measured)[number], Interval | null>();
  for (const alike of groupBy(enough, ({ rounds }) => shapeOf(rounds)).values()) {
    const found = meanIntervals(
      alike.map(({ rounds }) => rounds),
      seed,
    );
    for (const [index, column] of alike.entries()) intervals.set(column, found[index] ?? null);
  }
  return measured.map((column) => {
    const all = column.rounds.flat();
    const meanLog = mean(all);
    if (meanLog === null) return { n: 0, value: null, interval: null };
    const interval = expInterval(
      widenByStudent(intervals.get(column) ?? null, estimateMean(column.rounds)),
    );
    return { n: all.length, value: Math.exp(meanLog), interval };
  });
}

function shapeOf(rounds: Rounds): string {
  return rounds.map((round) => round.length).join();
}

/** As `bcaMeanInterval`, of columns of the same shape. */
function meanIntervals(columns: readonly Rounds[], seed: number): (Interval | null)[] {
  // Counted from a member, equal values are zeros, whose sums know no rounding.
  const shifted = columns.map((rounds) => {
    const origin = rounds[0]?.[0] ?? 0;
    return { origin, rounds: rounds.map((round) => round.map((value) => value - origin)) };
  });
  const resampled = resampleColumns({
    columns: shifted.map(({ rounds }) => rounds),
    resamples: BOOTSTRAP_RESAMPLES,
    random: createSeededRandom(seed),
  });
  return shifted.map(({ origin, rounds }, column) => {
    const limits = bcaLimits({
      estimate: mean(rounds.flat()) ?? Number.NaN,
      resampled: resampled[column] ?? new Float64Array(),
      jackknife: [jackknifeMeans(rounds)],
    });
    return limits && { ...limits, low: origin + limits.low, high: origin + limits.high };
  });
}

import { bcaMeanInterval } from './bca-mean-interval.ts';
import { expInterval } from './exp-interval.ts';
import { hasEnoughRounds } from './has-enough-rounds.ts';
import type { Interval } from './interval.ts';
import { logRatiosByRound, type Pair } from './log-ratios-by-round.ts';
import { mean } from './mean.ts';

export type { Pair };

/**
 * How many times `base` the values of `other` are: the ratio of their geometric means over the pairs, with a 95 %
 * interval. The interval (`bcaMeanInterval`) comes from resampling rounds and, in each, its pairs, because samples of a
 * round share the machine's mood and are not independent; it is null below 5 pairs or 3 rounds. By simulation (4 prompts
 * per round) it catches the truth in 89 % of cases at 3 rounds, in 95 % at 5, and in more beyond. Equal seeds give equal
 * intervals. Pairs with a value that is not positive and finite have no ratio and are left out; `n` counts the others.
 */
export function bootstrapRatio(
  pairs: readonly Pair[],
  seed: number,
): { n: number; value: number | null; interval: Interval | null } {
  const rounds = logRatiosByRound(pairs);
  const all = rounds.flat();
  const meanLog = mean(all);
  if (meanLog === null) return { n: 0, value: null, interval: null };
  const interval = hasEnoughRounds(rounds) ? bcaMeanInterval({ groups: rounds, seed }) : null;
  return { n: all.length, value: Math.exp(meanLog), interval: expInterval(interval) };
}

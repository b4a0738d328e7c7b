import { bcaMeanInterval } from './bca-mean-interval.ts';
import { expInterval } from './exp-interval.ts';
import { hasEnoughRounds } from './has-enough-rounds.ts';
import type { Interval } from './interval.ts';
import { logRatiosByRound, type Pair } from './log-ratios-by-round.ts';
import { mean } from './mean.ts';
import { estimateMean } from './mean-estimate.ts';
import { widenByStudent } from './widen-by-student.ts';

export type { Pair };

/**
 * How many times `base` the values of `other` are: the ratio of their geometric means over the pairs, with a 95 %
 * interval. The interval comes from resampling rounds and, in each, its pairs (`bcaMeanInterval`), because samples of a
 * round share the machine's mood and are not independent, and is never narrower than the t interval of round means
 * (`widenByStudent`); it is null below 5 pairs or 3 rounds. By simulation (400 trials each of 3, 5, 10 and 20 rounds of 8
 * prompts; normal noise of the log ratio, 10 % per round and 5 % per pair, or the other way round) it catches the truth
 * in 94 to 98 % of cases, where the bootstrap alone does in 78 % at 3 rounds and in 91 % at 10. Equal seeds give equal
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
  const interval = hasEnoughRounds(rounds)
    ? widenByStudent(bcaMeanInterval({ groups: rounds, seed }), estimateMean(rounds))
    : null;
  return { n: all.length, value: Math.exp(meanLog), interval: expInterval(interval) };
}

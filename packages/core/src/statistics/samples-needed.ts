import { studentCdf, studentQuantile } from './distributions.ts';
import { logMargin } from './log-margin.ts';
import { meanAndDeviation } from './mean-and-deviation.ts';
import { roundMeans } from './round-means.ts';

/** More are never asked for: not in reach. */
export const ROUNDS_NEEDED_MAX = 100_000;
const ROUNDS_MIN = 3;

/**
 * How many rounds in all would decide between two targets with probability `power`, if what was observed holds: the
 * lesser of the number that shows a difference of the observed size (two-sided t test on round means) and, where the
 * observed ratio is within the margin, of the number that shows equivalence (two one-sided t tests). Power is
 * that of the t distribution shifted by the effect (Julious 2004), within a round of the exact one. Of several `tests`
 * that are read together, each is held to its share of 5 %. A difference must also be shown by Wilcoxon's test, whose
 * p-value of n pairs is never below 2^(1 - n): however large it is, it takes `leastRounds`.
 *
 * It is for a comparison that is not decided yet, hence more than the rounds there are; subtract these. Of a single
 * round, where the spread is unknown, `leastRounds`. Null without rounds and beyond `ROUNDS_NEEDED_MAX`. A guess: the
 * spread itself comes from few rounds. Throws `RangeError` for a margin that is negative or not finite.
 */
export function roundsNeeded({
  logRatios,
  margin,
  pairsPerRound,
  tests = 1,
  power = 0.8,
}: {
  /** Natural logarithms of the ratios, in rounds. Those not finite are left out. */
  logRatios: readonly (readonly number[])[];
  /** A fraction, as in `testEquivalence`. */
  margin: number;
  /** Above zero; need not be whole, since pairs may be missing. */
  pairsPerRound: number;
  tests?: number;
  power?: number;
}): number | null {
  const bound = logMargin(margin);
  const means = roundMeans(logRatios);
  if (means.length === 0) return null;
  const leastForDifference = leastRounds({ pairsPerRound, tests });
  const observed = meanAndDeviation(means);
  if (observed === null) return leastForDifference;
  const alpha = 0.05 / tests;
  const distance = Math.abs(observed.mean);

  const showsDifference = (n: number) => {
    if (n < leastForDifference) return false;
    if (observed.deviation === 0) return distance > 0;
    const critical = studentQuantile(1 - alpha / 2, n - 1);
    const shift = (distance / observed.deviation) * Math.sqrt(n);
    return studentCdf(shift - critical, n - 1) >= power;
  };
  const showsEquivalence = (n: number) => {
    if (observed.deviation === 0) return distance < bound;
    const critical = studentQuantile(1 - alpha, n - 1);
    const staysWithin = (far: number) =>
      studentCdf((far / observed.deviation) * Math.sqrt(n) - critical, n - 1);
    return staysWithin(bound - distance) + staysWithin(bound + distance) - 1 >= power;
  };
  const least = Math.max(ROUNDS_MIN, observed.n + 1);
  return smallest(least, (n) => showsDifference(n) || showsEquivalence(n));
}

/**
 * The fewest rounds whose pairs can bring the p-value of Wilcoxon's test below 5 % after Holm's correction for `tests`,
 * and three at least, below which a ratio has no interval.
 */
function leastRounds({ pairsPerRound, tests }: { pairsPerRound: number; tests: number }): number {
  const isTooFew = (pairs: number) => 2 ** (1 - pairs) * tests >= 0.05;
  let rounds = ROUNDS_MIN;
  while (isTooFew(Math.floor(rounds * pairsPerRound))) rounds += 1;
  return rounds;
}

/** The smallest number from `least` to the maximum that is enough, where all above an enough one are enough. */
function smallest(least: number, isEnough: (n: number) => boolean): number | null {
  let low = least;
  let high = least;
  while (!isEnough(high)) {
    if (high >= ROUNDS_NEEDED_MAX) return null;
    low = high + 1;
    high = Math.min(2 * high, ROUNDS_NEEDED_MAX);
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

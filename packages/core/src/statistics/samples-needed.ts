import { studentCdf, studentQuantile } from './distributions.ts';
import { logMargin } from './log-margin.ts';
import { meanAndDeviation } from './mean-and-deviation.ts';
import { roundMeans } from './round-means.ts';

/** More are never asked for: not in reach. */
export const ROUNDS_NEEDED_MAX = 100_000;
const ROUNDS_MIN = 3;

/**
 * How many rounds in all would decide between two targets with probability `power`, if what was observed holds: the
 * lesser of the number that shows a difference of the observed size (two-sided t test on round means at `alpha`) and,
 * where the observed ratio is within the margin, of the number that shows equivalence (two one-sided t tests). Power is
 * that of the t distribution shifted by the effect (Julious 2004), within a round of the exact one. It is for a
 * comparison that is not decided yet, hence more than the rounds there are; subtract these. Null below two rounds,
 * where the spread is unknown, and beyond `ROUNDS_NEEDED_MAX`. A guess: the spread itself comes from few rounds. Throws
 * `RangeError` for a margin that is negative or not finite.
 */
export function roundsNeeded({
  logRatios,
  margin,
  power = 0.8,
  alpha = 0.05,
}: {
  /** Natural logarithms of the ratios, in rounds. Those not finite are left out. */
  logRatios: readonly (readonly number[])[];
  /** A fraction, as in `testEquivalence`. */
  margin: number;
  power?: number;
  alpha?: number;
}): number | null {
  const bound = logMargin(margin);
  const observed = meanAndDeviation(roundMeans(logRatios));
  if (observed === null) return null;
  const least = Math.max(ROUNDS_MIN, observed.n + 1);
  if (observed.deviation === 0) return least;
  const difference = Math.abs(observed.mean) / observed.deviation;
  const room = bound / observed.deviation;

  const showsDifference = (n: number) => {
    const critical = studentQuantile(1 - alpha / 2, n - 1);
    return studentCdf(difference * Math.sqrt(n) - critical, n - 1);
  };
  const showsEquivalence = (n: number) => {
    const critical = studentQuantile(1 - alpha, n - 1);
    const staysWithin = (far: number) => studentCdf(far * Math.sqrt(n) - critical, n - 1);
    return staysWithin(room - difference) + staysWithin(room + difference) - 1;
  };
  return smallest(least, (n) => showsDifference(n) >= power || showsEquivalence(n) >= power);
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

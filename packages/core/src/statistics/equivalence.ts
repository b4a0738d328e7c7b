import { studentCdf } from './distributions.ts';
import { logMargin } from './log-margin.ts';
import { meanAndDeviation } from './mean-and-deviation.ts';
import { roundMeans } from './round-means.ts';

const ALPHA = 0.05;

/**
 * Two one-sided tests (Schuirmann 1987) of whether the mean log ratio lies within +-log(1 + margin), that is the ratio
 * within 1 / (1 + margin) to 1 + margin, at the 5 % level. `logRatios` are natural logarithms in rounds; samples of a
 * round hang together, so the tests are t tests on the means of the rounds, with one degree of freedom less than
 * rounds. Of one prompt, that is the paired t test. Both results are null below two rounds; values that are not finite
 * are left out. Rounds that agree exactly decide by themselves. Throws `RangeError` unless `margin` is finite and not
 * negative.
 */
export function testEquivalence({
  logRatios,
  margin,
}: {
  logRatios: readonly (readonly number[])[];
  /** A fraction: 0.05 for 5 %. With 0, nothing is equivalent. */
  margin: number;
}): { pValue: number | null; equivalent: boolean | null } {
  const bound = logMargin(margin);
  const rounds = meanAndDeviation(roundMeans(logRatios));
  if (rounds === null) return { pValue: null, equivalent: null };
  // The harder of the two tests decides, which is the one against the nearer bound.
  const inside = bound - Math.abs(rounds.mean);
  const pValue =
    rounds.deviation === 0
      ? Number(inside <= 0)
      : studentCdf((-inside * Math.sqrt(rounds.n)) / rounds.deviation, rounds.n - 1);
  return { pValue, equivalent: pValue < ALPHA };
}

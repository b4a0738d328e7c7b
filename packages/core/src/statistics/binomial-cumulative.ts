/**
 * Probabilities of at most 0, 1, ... n successes in `n` independent attempts that succeed with `probability`
 * (between 0 and 1, both excluded), in this order. Absolute error about 1e-16 * n.
 */
export function* binomialCumulative(n: number, probability: number): Generator<number, undefined> {
  const logOdds = Math.log(probability) - Math.log1p(-probability);
  // In logarithms, because 2^-n is 0 as a number from n = 1075 on.
  let logMass = n * Math.log1p(-probability);
  let cumulative = 0;
  for (let successes = 0; successes <= n; successes += 1) {
    cumulative += Math.exp(logMass);
    yield cumulative;
    logMass += Math.log((n - successes) / (successes + 1)) + logOdds;
  }
}

/** The same request measured on two targets in the same round. */
export type Pair = { round: number; base: number; other: number };

/**
 * Natural logarithms of other / base, the rounds in order of their first pair. Pairs with a value that is not positive
 * and finite have no ratio and are left out, and so are rounds without any other.
 */
export function logRatiosByRound(pairs: readonly Pair[]): number[][] {
  const rounds = new Map<number, number[]>();
  for (const { round, base, other } of pairs) {
    const logRatio = Math.log(other / base);
    if (!(base > 0 && other > 0 && Number.isFinite(logRatio))) continue;
    const logRatios = rounds.get(round);
    if (logRatios) logRatios.push(logRatio);
    else rounds.set(round, [logRatio]);
  }
  return [...rounds.values()];
}

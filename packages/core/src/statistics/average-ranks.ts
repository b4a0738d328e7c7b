/**
 * Ranks from 1, in the order of the input; equal values share the mean of their ranks. `tieTerm` is the sum of t^3 - t
 * over groups of t equal values, as corrections for ties use it: 0 when all differ. Values must not be NaN.
 */
export function averageRanks(values: readonly number[]): { ranks: number[]; tieTerm: number } {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length);
  let tieTerm = 0;
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (order[end]?.value === order[start]?.value && end < order.length) end += 1;
    const tied = end - start;
    tieTerm += tied ** 3 - tied;
    for (const { index } of order.slice(start, end)) ranks[index] = (start + 1 + end) / 2;
    start = end;
  }
  return { ranks, tieTerm };
}

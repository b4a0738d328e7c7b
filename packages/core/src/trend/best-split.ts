/** Where a series falls apart best: `index` of the first value of the second part, and how far the parts differ. */
export type Split = { index: number; energy: number };

/**
 * The split of `values` into two parts of at least `minimumSegment` values with the largest scaled energy distance
 * (Szekely and Rizzo 2005; Matteson and James 2014, formula 7, with exponent 1): with parts of n and m values,
 * nm / (n + m) times (twice the mean distance between the parts minus the mean distances within either). The first of
 * equals; null when there are too few values. O(n^2).
 */
export function findBestSplit(values: Float64Array, minimumSegment: number): Split | null {
  let within = { left: 0, right: sumOfDistances(values) };
  let between = 0;
  let best: Split | null = null;
  for (let index = 1; index <= values.length - minimumSegment; index += 1) {
    // The value before `index` moves from the right part to the left one.
    const moved = values[index - 1] ?? 0;
    const toLeft = distanceTo(moved, values.subarray(0, index - 1));
    const toRight = distanceTo(moved, values.subarray(index));
    within = { left: within.left + toLeft, right: within.right - toRight };
    between += toRight - toLeft;
    if (index < minimumSegment) continue;
    const energy = energyOf({ n: index, m: values.length - index, within, between });
    if (best === null || energy > best.energy) best = { index, energy };
  }
  return best;
}

function energyOf({
  n,
  m,
  within,
  between,
}: {
  n: number;
  m: number;
  within: { left: number; right: number };
  between: number;
}): number {
  const meanLeft = within.left / ((n * (n - 1)) / 2);
  const meanRight = within.right / ((m * (m - 1)) / 2);
  return ((n * m) / (n + m)) * ((2 * between) / (n * m) - meanLeft - meanRight);
}

function sumOfDistances(values: Float64Array): number {
  return values.reduce((sum, value, i) => sum + distanceTo(value, values.subarray(0, i)), 0);
}

function distanceTo(value: number, others: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < others.length; i += 1) sum += Math.abs((others[i] ?? 0) - value);
  return sum;
}

import type { SeededRandom } from '../statistics/seeded-random.ts';

export type Rounds = readonly (readonly number[])[];

/**
 * What `resampleMeans` gives for each of several columns of values whose rounds have the same sizes, none of them
 * empty, when each starts with a random source in the same state. The draws are made once for all of them: making them
 * is what takes the time, and metrics of the same samples draw alike.
 */
export function resampleColumns({
  columns,
  resamples,
  random,
}: {
  columns: readonly Rounds[];
  resamples: number;
  random: SeededRandom;
}): Float64Array[] {
  const width = columns.length;
  const sizes = Int32Array.from(columns[0] ?? [], (round) => round.length);
  const starts = startsOf(sizes);
  const table = interleave(columns);
  const means = columns.map(() => new Float64Array(resamples));
  const sums = new Float64Array(width);
  for (let resample = 0; resample < resamples; resample += 1) {
    let count = 0;
    sums.fill(0);
    for (let drawn = 0; drawn < sizes.length; drawn += 1) {
      const round = random.nextBelow(sizes.length);
      const size = sizes[round] ?? 0;
      const start = starts[round] ?? 0;
      for (let i = 0; i < size; i += 1) {
        const row = (start + random.nextBelow(size)) * width;
        for (let column = 0; column < width; column += 1) {
          sums[column] = (sums[column] ?? 0) + (table[row + column] ?? 0);
        }
      }
      count += size;
    }
    for (const [column, ofColumn] of means.entries())
      ofColumn[resample] = (sums[column] ?? 0) / count;
  }
  return means;
}

function startsOf(sizes: Int32Array): Int32Array {
  let start = 0;
  return sizes.map((size) => {
    start += size;
    return start - size;
  });
}

/** Row by row: the values of one draw lie side by side in memory. */
function interleave(columns: readonly Rounds[]): Float64Array {
  const flat = columns.map((rounds) => rounds.flat());
  const table = new Float64Array(columns.length * (flat[0]?.length ?? 0));
  for (const [column, values] of flat.entries()) {
    for (const [row, value] of values.entries()) table[row * columns.length + column] = value;
  }
  return table;
}

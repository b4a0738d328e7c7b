import { createSeededRandom, type SeededRandom } from '../statistics/seeded-random.ts';
import { findBestSplit, type Split } from './best-split.ts';

/** The distribution of a series changed with the value at `index`; `pValue` is that of the test which found it. */
export type ChangePoint = { index: number; pValue: number };

/**
 * Finds where the distribution of a series changes, in order of index: E-divisive (Matteson and James 2014), a
 * hierarchy of best splits by energy distance, each kept if a permutation test finds it significant, until one is not.
 * A split divides its whole segment, as in Apache Otava; the paper also tries ends before that of the segment.
 * Nothing in a series shorter than two minimum segments. O(n^2) per permutation. Equal seeds give equal results.
 * Throws `RangeError` for a value that is not finite, because leaving it out would move the indices, and for a
 * `minimumSegment` below 2, which has no spread.
 */
export function findChangePoints(
  values: readonly number[],
  {
    seed,
    permutations = 199,
    significance = 0.05,
    minimumSegment = 5,
  }: { seed: number; permutations?: number; significance?: number; minimumSegment?: number },
): ChangePoint[] {
  if (!values.every(Number.isFinite)) throw new RangeError('a series must be finite');
  if (!Number.isInteger(minimumSegment) || minimumSegment < 2) {
    throw new RangeError(`a segment must have 2 values or more, not ${minimumSegment}`);
  }
  const random = createSeededRandom(seed);
  const found: ChangePoint[] = [];
  let segments: Segment[] = [{ start: 0, values: Float64Array.from(values) }];
  for (;;) {
    const widest = widestSplit(segments, minimumSegment);
    if (widest === null) break;
    const pValue = permutationPValue({ segments, widest, permutations, significance, random });
    if (pValue > significance) break;
    const { segment, index } = widest;
    found.push({ index: segment.start + index, pValue });
    const parts = [
      { start: segment.start, values: segment.values.subarray(0, index) },
      { start: segment.start + index, values: segment.values.subarray(index) },
    ];
    segments = segments.flatMap((each) => (each === segment ? parts : [each]));
  }
  return found.sort((a, b) => a.index - b.index);
}

type Segment = { start: number; values: Float64Array };
type WidestSplit = Split & { segment: Segment; minimumSegment: number };

function widestSplit(segments: readonly Segment[], minimumSegment: number): WidestSplit | null {
  let widest: WidestSplit | null = null;
  for (const segment of segments) {
    const split = findBestSplit(segment.values, minimumSegment);
    if (split && split.energy > (widest?.energy ?? Number.NEGATIVE_INFINITY)) {
      widest = { ...split, segment, minimumSegment };
    }
  }
  return widest;
}

/** How often values shuffled inside their segments have as wide a split; a lower bound once it is above the level. */
function permutationPValue({
  segments,
  widest,
  permutations,
  significance,
  random,
}: {
  segments: readonly Segment[];
  widest: WidestSplit;
  permutations: number;
  significance: number;
  random: SeededRandom;
}): number {
  let asWide = 1;
  for (let i = 0; i < permutations; i += 1) {
    // No further permutation could bring it below the level again.
    if (asWide > significance * (permutations + 1)) break;
    const shuffled = segments.map((segment) => ({
      ...segment,
      values: shuffleNumbers(segment.values, random),
    }));
    const reached = widestSplit(shuffled, widest.minimumSegment);
    if (reached && reached.energy >= widest.energy) asWide += 1;
  }
  return asWide / (permutations + 1);
}

/** A shuffled copy (Fisher-Yates), for thousands of permutations of packed numbers. */
function shuffleNumbers(values: Float64Array, random: SeededRandom): Float64Array {
  const shuffled = values.slice();
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const picked = random.nextBelow(last + 1);
    const moved = shuffled[last] ?? 0;
    shuffled[last] = shuffled[picked] ?? 0;
    shuffled[picked] = moved;
  }
  return shuffled;
}

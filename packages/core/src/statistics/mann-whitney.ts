import { averageRanks } from './average-ranks.ts';
import { normalCdf } from './distributions.ts';

const EXACT_MAX = 50;

/**
 * The test of Mann and Whitney (1947) of two independent samples, two-sided: is a value of one as often above a value
 * of the other as below? `statistic` is the number of pairs in which `left` is larger, equal ones counting half (R's
 * W). The p-value is exact for up to 50 values without ties, else a normal approximation with corrections for ties and
 * continuity. `cliffsDelta` (1993), from -1 to 1, is the share of pairs in which `left` is larger minus that in which
 * it is smaller. Both are null when either sample is empty. Values that are not finite are left out.
 */
export function mannWhitney(
  left: readonly number[],
  right: readonly number[],
): { statistic: number; pValue: number | null; cliffsDelta: number | null } {
  const lefts = left.filter(Number.isFinite);
  const rights = right.filter(Number.isFinite);
  const pairs = lefts.length * rights.length;
  if (pairs === 0) return { statistic: 0, pValue: null, cliffsDelta: null };

  const { ranks, tieTerm } = averageRanks([...lefts, ...rights]);
  const leftRanks = ranks.slice(0, lefts.length).reduce((sum, rank) => sum + rank, 0);
  const statistic = leftRanks - (lefts.length * (lefts.length + 1)) / 2;
  const isExact = ranks.length <= EXACT_MAX && tieTerm === 0;
  const sizes = { left: lefts.length, right: rights.length, statistic };
  return {
    statistic,
    pValue: isExact ? exactPValue(sizes) : normalPValue({ ...sizes, tieTerm }),
    cliffsDelta: (2 * statistic - pairs) / pairs,
  };
}

type Outcome = { left: number; right: number; statistic: number };

/** By counting, for all ways to choose which ranks are of `left`, those at least as far from the middle. */
function exactPValue({ left, right, statistic }: Outcome): number {
  const pairs = left * right;
  // ways[k][u]: choices of k among the ranks so far with statistic u. Below 2^53 for 50 values, hence exact.
  const ways = Array.from({ length: left + 1 }, () => new Float64Array(pairs + 1));
  ways[0]?.fill(1, 0, 1);
  for (let rank = 1; rank <= left + right; rank += 1) {
    for (let chosen = Math.min(left, rank); chosen >= 1; chosen -= 1) {
      addShifted(ways[chosen], ways[chosen - 1], rank - chosen);
    }
  }
  const counts = ways[left] ?? new Float64Array();
  const sum = (part: Float64Array) => part.reduce((total, count) => total + count, 0);
  const nearerEnd = Math.min(statistic, pairs - statistic);
  return Math.min(1, (2 * sum(counts.subarray(0, nearerEnd + 1))) / sum(counts));
}

function addShifted(to: Float64Array | undefined, from: Float64Array | undefined, shift: number) {
  if (!to || !from) return;
  for (let u = shift; u < to.length; u += 1) to[u] = (to[u] ?? 0) + (from[u - shift] ?? 0);
}

function normalPValue({ left, right, statistic, tieTerm }: Outcome & { tieTerm: number }): number {
  const n = left + right;
  const distance = Math.abs(statistic - (left * right) / 2);
  const variance = ((left * right) / 12) * (n + 1 - tieTerm / (n * (n - 1)));
  // All values are equal: nothing speaks for a difference.
  if (variance <= 0) return 1;
  return Math.min(1, 2 * normalCdf(-Math.max(0, distance - 0.5) / Math.sqrt(variance)));
}

import { averageRanks } from './average-ranks.ts';
import { normalCdf } from './distributions.ts';

const EXACT_MAX = 50;

/**
 * Wilcoxon's signed-rank test (1945) of paired differences, two-sided: are they as often and as far above zero as
 * below? `statistic` is the sum of the ranks of positive differences (R's V). Zeros are dropped, as Wilcoxon did, and
 * counted; so are differences that are not finite, uncounted. `n` counts the rest. The p-value is exact for n <= 50
 * without ties or zeros, else a normal approximation with corrections for ties and continuity; null for n = 0.
 * `rankBiserial` (Kerby 2014), from -1 to 1, is the share of rank sums above zero minus that below.
 */
export function wilcoxonSignedRank(differences: readonly number[]): {
  n: number;
  zeros: number;
  statistic: number;
  pValue: number | null;
  rankBiserial: number | null;
} {
  const finite = differences.filter(Number.isFinite);
  const kept = finite.filter((difference) => difference !== 0);
  const n = kept.length;
  const zeros = finite.length - n;
  if (n === 0) return { n, zeros, statistic: 0, pValue: null, rankBiserial: null };

  const { ranks, tieTerm } = averageRanks(kept.map(Math.abs));
  const statistic = ranks.reduce((sum, rank, i) => ((kept[i] ?? 0) > 0 ? sum + rank : sum), 0);
  const rankSum = (n * (n + 1)) / 2;
  const isExact = n <= EXACT_MAX && tieTerm === 0 && zeros === 0;
  return {
    n,
    zeros,
    statistic,
    pValue: isExact ? exactPValue(n, statistic) : normalPValue(n, statistic, tieTerm),
    rankBiserial: (2 * statistic - rankSum) / rankSum,
  };
}

function exactPValue(n: number, statistic: number): number {
  const rankSum = (n * (n + 1)) / 2;
  // probabilities[s]: that the positive ranks among the first few sum to s, when each sign is a fair coin.
  const probabilities = new Float64Array(rankSum + 1);
  probabilities[0] = 1;
  for (let rank = 1; rank <= n; rank += 1) {
    for (let sum = rankSum; sum >= 0; sum -= 1) {
      const without = probabilities[sum] ?? 0;
      const having = sum < rank ? 0 : (probabilities[sum - rank] ?? 0);
      probabilities[sum] = (without + having) / 2;
    }
  }
  const nearerEnd = Math.min(statistic, rankSum - statistic);
  const tail = probabilities.subarray(0, nearerEnd + 1).reduce((sum, value) => sum + value, 0);
  return Math.min(1, 2 * tail);
}

function normalPValue(n: number, statistic: number, tieTerm: number): number {
  const distance = Math.abs(statistic - (n * (n + 1)) / 4);
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48;
  return Math.min(1, 2 * normalCdf(-Math.max(0, distance - 0.5) / Math.sqrt(variance)));
}

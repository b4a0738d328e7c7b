import { decideVerdict } from '../statistics/decide-verdict.ts';
import { holmAdjust } from '../statistics/holm.ts';
import { roundsNeeded } from '../statistics/samples-needed.ts';
import { groupBy } from './group-by.ts';
import { LOWER_IS_BETTER } from './lower-is-better.ts';
import type { MeasuredComparison } from './measured-comparison.ts';
import type { MetricComparison } from './target-summary.ts';

/**
 * The verdict of every comparison, in the order given. P-values, of difference and of equivalence, are adjusted over the
 * comparisons of a metric, since they are read as one table, and the verdict rests on the adjusted ones: of twenty equal
 * targets, one differs by chance.
 */
export function judgeComparisons(
  measured: readonly MeasuredComparison[],
): Map<MeasuredComparison, MetricComparison> {
  const judged = new Map<MeasuredComparison, MetricComparison>();
  for (const table of groupBy(measured, ({ metric }) => metric).values()) {
    const difference = holmAdjust(table.map(({ pValue }) => pValue));
    const equivalence = holmAdjust(table.map(({ equivalencePValue }) => equivalencePValue));
    for (const [index, comparison] of table.entries()) {
      const adjusted = {
        adjustedPValue: difference[index] ?? null,
        adjustedEquivalencePValue: equivalence[index] ?? null,
      };
      judged.set(comparison, judge(comparison, adjusted, table.length));
    }
  }
  // Tables are judged one by one, but read in the order given.
  return new Map(
    measured.flatMap((comparison) => {
      const verdict = judged.get(comparison);
      return verdict === undefined ? [] : [[comparison, verdict] as const];
    }),
  );
}

function judge(
  measured: MeasuredComparison,
  adjusted: Pick<MetricComparison, 'adjustedPValue' | 'adjustedEquivalencePValue'>,
  tests: number,
): MetricComparison {
  const { logRatios, pairsPerUnit, countRounds, ...comparison } = measured;
  const verdict = decideVerdict({
    ratio: comparison.ratio,
    pValue: adjusted.adjustedPValue,
    equivalencePValue: adjusted.adjustedEquivalencePValue,
    lowerIsBetter: LOWER_IS_BETTER[comparison.metric],
  });
  const roundsMore = verdict === 'undecided' ? countRoundsMore(measured, tests) : null;
  return { ...comparison, ...adjusted, verdict, roundsMore };
}

/** Null where no further rounds make as many independent units as it takes. */
function countRoundsMore(
  { logRatios, margin, pairsPerUnit, rounds, countRounds }: MeasuredComparison,
  tests: number,
): number | null {
  const needed = roundsNeeded({ logRatios, margin, pairsPerRound: pairsPerUnit, tests });
  const inAll = needed === null ? null : countRounds(needed);
  return inAll !== null && inAll > rounds ? inAll - rounds : null;
}

import { decideVerdict } from '../statistics/decide-verdict.ts';
import { holmAdjust } from '../statistics/holm.ts';
import { roundsNeeded } from '../statistics/samples-needed.ts';
import { groupBy } from './group-by.ts';
import { LOWER_IS_BETTER } from './lower-is-better.ts';
import type { MeasuredComparison } from './measured-comparison.ts';
import type { MetricComparison } from './target-summary.ts';

/** Fewer have no interval, and so no verdict. */
const ROUNDS_MIN = 3;

/**
 * The verdict of every comparison, in the order given. P-values are adjusted over the comparisons of a metric, since
 * they are read as one table, and the verdict rests on the adjusted one: of twenty equal targets, one differs by chance.
 */
export function judgeComparisons(
  measured: readonly MeasuredComparison[],
): Map<MeasuredComparison, MetricComparison> {
  const adjusted = new Map<MeasuredComparison, number | null>();
  for (const table of groupBy(measured, ({ metric }) => metric).values()) {
    const pValues = holmAdjust(table.map(({ pValue }) => pValue));
    for (const [index, comparison] of table.entries()) {
      adjusted.set(comparison, pValues[index] ?? null);
    }
  }
  return new Map(
    measured.map((comparison) => [comparison, judge(comparison, adjusted.get(comparison) ?? null)]),
  );
}

function judge(measured: MeasuredComparison, adjustedPValue: number | null): MetricComparison {
  const { equivalent, logRatios, ...comparison } = measured;
  const verdict = decideVerdict({
    ratio: comparison.ratio,
    pValue: adjustedPValue,
    equivalence: { equivalent },
    margin: comparison.margin,
    lowerIsBetter: LOWER_IS_BETTER[comparison.metric],
  });
  const roundsMore = verdict === 'undecided' ? countRoundsMore(measured) : null;
  return { ...comparison, verdict, adjustedPValue, roundsMore };
}

/** At least one; up to the first interval where there are too few rounds to know the spread. */
function countRoundsMore({ logRatios, margin, rounds }: MeasuredComparison): number | null {
  if (rounds === 0) return null;
  const needed = rounds < 2 ? ROUNDS_MIN : roundsNeeded({ logRatios, margin });
  return needed === null ? null : Math.max(1, needed - rounds);
}

import type { RunReport } from '@mizani/core/report/run-report';
import type { Estimate, MetricComparison } from '@mizani/core/report/target-summary';
import { METRIC_FORMS } from '../../../components/format/metric-quantity.ts';
import { targetNames } from './target-names.ts';

/** Within this factor either way, a difference does not matter to a reader. */
export const EQUIVALENCE_MARGIN = 0.05;

/** The metric that decides who is faster: what a person waits for. */
const HEADLINE_METRIC = 'totalMs';

export type RatioVerdict = 'better' | 'worse' | 'equivalent' | 'undecided' | 'no-interval' | 'none';

/**
 * What a ratio other / base says. Decided only by the interval: better or worse when it lies wholly beyond 1,
 * equivalent when it lies wholly within the margin around 1; else more rounds are needed.
 */
export function judgeRatio(ratio: Estimate, lowerIsBetter: boolean): RatioVerdict {
  if (ratio.value === null) return 'none';
  if (ratio.interval === null) return 'no-interval';
  const { low, high } = ratio.interval;
  if (low >= 1 / (1 + EQUIVALENCE_MARGIN) && high <= 1 + EQUIVALENCE_MARGIN) return 'equivalent';
  if (high < 1) return lowerIsBetter ? 'better' : 'worse';
  if (low > 1) return lowerIsBetter ? 'worse' : 'better';
  return 'undecided';
}

export function judgeComparison({ metric, ratio }: MetricComparison): RatioVerdict {
  return judgeRatio(ratio, METRIC_FORMS[metric].lowerIsBetter);
}

type Quality = { rate: number; n: number } | null;

export type VerdictSentence = {
  otherId: string;
  other: string;
  base: string;
  judgement: RatioVerdict;
  ratio: Estimate;
  pairs: number;
  /** Null unless the answers of both were checked. */
  quality: { other: NonNullable<Quality>; base: NonNullable<Quality> } | null;
};

/** One sentence per target other than the first, about whole answers and, where checked, right answers. */
export function verdictSentences(report: RunReport): VerdictSentence[] {
  const names = targetNames(report.run.targets);
  const [base] = report.run.targets;
  if (base === undefined) return [];
  const qualityOf = (targetId: string): Quality => {
    const quality = report.summaries.find((summary) => summary.targetId === targetId)?.quality;
    if (!quality || quality.n === 0 || quality.rate.value === null) return null;
    return { rate: quality.rate.value, n: quality.n };
  };
  const baseQuality = qualityOf(base.id);

  return report.run.targets.slice(1).map((target) => {
    const comparison = report.comparisons.find(
      ({ metric, otherTargetId }) => metric === HEADLINE_METRIC && otherTargetId === target.id,
    );
    const ratio = comparison?.ratio ?? { n: 0, value: null, interval: null };
    const otherQuality = qualityOf(target.id);
    return {
      otherId: target.id,
      other: names.get(target.id) ?? target.id,
      base: names.get(base.id) ?? base.id,
      judgement: judgeRatio(ratio, METRIC_FORMS[HEADLINE_METRIC].lowerIsBetter),
      ratio,
      pairs: comparison?.pairs ?? 0,
      quality: otherQuality && baseQuality ? { other: otherQuality, base: baseQuality } : null,
    };
  });
}

import type { RunReport } from '@mizani/core/report/run-report';
import {
  DEFAULT_EQUIVALENCE_MARGIN,
  type Estimate,
  type MetricComparison,
  type Verdict,
} from '@mizani/core/report/target-summary';
import { targetNames } from './target-names.ts';

/** The metric that decides who is faster: what a person waits for. */
const HEADLINE_METRIC = 'totalMs';

/** `none`: nothing could be paired. `no-interval`: too few pairs to say more than the ratio. */
export type Judgement = Verdict | 'no-interval' | 'none';

/** The verdict of a comparison, or why there cannot be one yet. */
export function judgeComparison(
  comparison: Pick<MetricComparison, 'ratio' | 'verdict'> | undefined,
): Judgement {
  if (!comparison || comparison.ratio.value === null) return 'none';
  return comparison.ratio.interval === null ? 'no-interval' : comparison.verdict;
}

type Quality = { rate: number; n: number } | null;

export type VerdictSentence = {
  otherId: string;
  other: string;
  base: string;
  judgement: Judgement;
  ratio: Estimate;
  pairs: number;
  /** Within this factor either way, a difference does not matter to the reader. */
  margin: number;
  roundsMore: number | null;
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
      judgement: judgeComparison(comparison),
      ratio,
      pairs: comparison?.pairs ?? 0,
      margin: comparison?.margin ?? DEFAULT_EQUIVALENCE_MARGIN,
      roundsMore: comparison?.roundsMore ?? null,
      quality: otherQuality && baseQuality ? { other: otherQuality, base: baseQuality } : null,
    };
  });
}

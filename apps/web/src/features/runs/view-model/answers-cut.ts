import type { RunReport } from '@mizani/core/report/run-report';
import type { MetricName, TargetSummary } from '@mizani/core/report/target-summary';
import { targetNames } from './target-names.ts';

/** A target none of whose answers is whole; `cap` is `mixed` when its prompts have different caps. */
export type CutTarget = { name: string; cap: number | 'mixed' };

/** Targets whose every answer was cut at the cap, so that nothing is known of whole answers; in the run's order. */
export function cutTargets(report: RunReport): CutTarget[] {
  const names = targetNames(report.run.targets);
  return report.summaries
    .filter(({ outcomes }) => outcomes.truncated > 0 && outcomes.succeeded === 0)
    .map(({ targetId }) => {
      const cut = report.facts.filter(
        (sample) =>
          sample.targetId === targetId &&
          sample.phase === 'steady' &&
          sample.outcome === 'truncated',
      );
      const [cap, ...others] = new Set(cut.map(({ maxTokens }) => maxTokens));
      const isOne = cap !== undefined && others.length === 0;
      return { name: names.get(targetId) ?? targetId, cap: isOne ? cap : 'mixed' };
    });
}

/** How many answered samples are missing from a metric of whole answers; 0 for every other metric. */
export function cutCount(metric: MetricName, { outcomes }: TargetSummary): number {
  return metric === 'totalMs' || metric === 'serviceMs' ? outcomes.truncated : 0;
}

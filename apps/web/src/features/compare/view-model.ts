import type { ConfigurationDifference } from '@mizani/core/report/describe-configuration-differences';
import type { RunsComparison } from '@mizani/core/report/run-comparison';
import type { RunReport } from '@mizani/core/report/run-report';
import type {
  MetricComparison,
  MetricName,
  TargetSummary,
} from '@mizani/core/report/target-summary';
import { translator } from '../../messages/translator.ts';
import { targetNames } from '../runs/view-model/target-names.ts';

const t = translator('compare');

export const COMPARED_RUNS_MAX = 4;

type SearchParams = Record<string, string | string[] | undefined>;

/** Ids of `?runs=a,b` and of `?runs=a&runs=b` (what the list's check boxes send), each once. */
export function parseRunIds(params: SearchParams): string[] {
  const values = [params.runs ?? []].flat();
  return [...new Set(values.flatMap((value) => value.split(',')).filter((id) => id !== ''))];
}

/** One target of one run. */
export type CompareColumn = {
  key: string;
  runId: string;
  /** Place of the run in the comparison, from 0. */
  runIndex: number;
  targetName: string;
  summary: TargetSummary;
};

/** Every target of every run, in the order of the runs. */
export function compareColumns(reports: readonly RunReport[]): CompareColumn[] {
  return reports.flatMap(({ run, summaries }, runIndex) => {
    const names = targetNames(run.targets);
    return summaries.map((summary) => ({
      key: `${run.id} ${summary.targetId}`,
      runId: run.id,
      runIndex,
      targetName: names.get(summary.targetId) ?? summary.targetId,
      summary,
    }));
  });
}

/** The same target in two runs, with what was compared and what was different. */
export type ComparedTarget = {
  baseRunId: string;
  otherRunId: string;
  baseTargetId: string;
  otherTargetId: string;
  baseConfigurationHash: string;
  otherConfigurationHash: string;
  metrics: MetricComparison[];
  differences: ConfigurationDifference[];
};

/** Every matched target of every other run, in the order of the runs. */
export function comparedTargets({ comparisons }: RunsComparison): ComparedTarget[] {
  return comparisons.flatMap(({ baseRunId, otherRunId, targets }) =>
    targets.map((target) => ({ baseRunId, otherRunId, ...target })),
  );
}

/** How the two sides are called: by target, and by run as well, since both runs may have measured the same one. */
export function comparedNames(
  reports: readonly RunReport[],
): (
  target: Pick<ComparedTarget, 'baseRunId' | 'otherRunId' | 'baseTargetId' | 'otherTargetId'>,
) => { base: string; other: string } {
  const nameOf = (runId: string, targetId: string) => {
    const index = reports.findIndex(({ run }) => run.id === runId);
    const run = reports[index]?.run;
    if (run === undefined) return targetId;
    const title = run.name ?? t('runNumber', { number: index + 1 });
    return `${targetNames(run.targets).get(targetId) ?? targetId} (${title})`;
  };
  return ({ baseRunId, baseTargetId, otherRunId, otherTargetId }) => {
    const base = nameOf(baseRunId, baseTargetId);
    const other = nameOf(otherRunId, otherTargetId);
    if (base !== other) return { base, other };
    const number = (runId: string) => reports.findIndex(({ run }) => run.id === runId) + 1;
    return {
      base: t('numbered', { name: base, number: number(baseRunId) }),
      other: t('numbered', { name: other, number: number(otherRunId) }),
    };
  };
}

/** The comparison of one target and metric against the first run; undefined for the first run and what it lacks. */
export function findComparison(
  targets: readonly ComparedTarget[],
  { runId, summary }: CompareColumn,
  metric: MetricName,
): MetricComparison | undefined {
  return targets
    .find(({ otherRunId, otherTargetId }) => {
      return otherRunId === runId && otherTargetId === summary.targetId;
    })
    ?.metrics.find((comparison) => comparison.metric === metric);
}

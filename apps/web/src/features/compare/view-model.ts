import type { BenchmarkParameters } from '@mizani/core/benchmark/run-definition';
import type { RunReport } from '@mizani/core/report/run-report';
import type { MetricName, TargetSummary } from '@mizani/core/report/target-summary';
import { targetNames } from '../runs/view-model/target-names.ts';

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

/**
 * Ratio of the medians, other / base; null when either is unknown or the base is zero. Without an interval: samples
 * of different runs are not paired.
 */
export function medianRatio(
  base: CompareColumn,
  other: CompareColumn,
  metric: MetricName,
): number | null {
  const denominator = base.summary.metrics[metric].median.value;
  const numerator = other.summary.metrics[metric].median.value;
  if (denominator === null || numerator === null || denominator === 0) return null;
  return numerator / denominator;
}

const DECISIVE_PARAMETERS = [
  'rounds',
  'warmups',
  'maxTokens',
  'temperature',
  'topP',
] as const satisfies readonly (keyof BenchmarkParameters)[];
export type DecisiveParameter = (typeof DECISIVE_PARAMETERS)[number];

export type CompareCaveats = {
  differentPrompts: boolean;
  differentParameters: DecisiveParameter[];
  /** Hardware or software of the host changed, or is not known for some run. */
  differentEnvironment: boolean;
};

/** In what these runs differ besides their targets: what makes a comparison weaker than it looks. */
export function compareCaveats(reports: readonly RunReport[]): CompareCaveats {
  const differs = (read: (report: RunReport) => unknown) => new Set(reports.map(read)).size > 1;
  return {
    differentPrompts: differs(({ promptSet }) => promptSet.hash),
    differentParameters: DECISIVE_PARAMETERS.filter((name) =>
      differs(({ run }) => run.parameters[name]),
    ),
    differentEnvironment: differs(({ run }) => run.environment?.fingerprintHash),
  };
}

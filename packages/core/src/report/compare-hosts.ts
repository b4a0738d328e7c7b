import type { Run } from '../benchmark/run.ts';
import { geometricMean } from '../statistics/geometric-mean.ts';
import { groupBy } from './group-by.ts';
import type { HostRatio, RunComparison } from './run-comparison.ts';
import type { RunReport } from './run-report.ts';
import { METRIC_NAMES } from './target-summary.ts';

/**
 * The hosts of the other runs against the host of the first, the named reference: the geometric mean of the ratios of
 * their runs (Fleming and Wallace, How not to lie with statistics, 1986). Runs on the reference host are no ratio of
 * hosts and are left out.
 */
export function compareHosts(
  reference: Pick<Run, 'hostId' | 'hostName'>,
  others: readonly RunReport[],
  comparisons: readonly RunComparison[],
): HostRatio[] {
  const away = others.map(({ run }) => run).filter(({ hostId }) => hostId !== reference.hostId);
  return [...groupBy(away, ({ hostId }) => hostId)].flatMap(([hostId, runs]) => {
    const runIds = new Set(runs.map(({ id }) => id));
    const compared = comparisons
      .filter(({ otherRunId }) => runIds.has(otherRunId))
      .flatMap(({ targets }) => targets.flatMap(({ metrics }) => metrics));
    return METRIC_NAMES.map((metric) => {
      const ratios = compared.flatMap((comparison) =>
        comparison.metric === metric ? (comparison.ratio.value ?? []) : [],
      );
      return {
        hostId,
        hostName: runs[0]?.hostName ?? hostId,
        referenceHostName: reference.hostName,
        metric,
        n: ratios.length,
        ratio: geometricMean(ratios),
      };
    });
  });
}

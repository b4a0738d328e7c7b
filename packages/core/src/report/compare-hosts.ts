import type { Run } from '../benchmark/run.ts';
import { geometricMeanOfRatios } from '../statistics/geometric-mean-of-ratios.ts';
import { groupBy } from './group-by.ts';
import type { HostRatio, RunsComparison } from './run-comparison.ts';
import { METRIC_NAMES, type MetricName } from './target-summary.ts';

/** Of one target of another run that has a counterpart in the first: a metric of every prompt that both answered. */
export type HostMeasurement = {
  run: Pick<Run, 'hostId' | 'hostName'>;
  metric: MetricName;
  prompts: readonly { base: number; other: number }[];
};

/**
 * The hosts of the other runs against the host of the first, the named reference: each by the geometric mean of its
 * ratios, and all together by the geometric mean over hosts (`geometricMeanOfRatios`; Fleming and Wallace, How not to
 * lie with statistics, 1986), with an interval from three hosts on. Runs on the reference host are no ratio of hosts and
 * are left out.
 */
export function compareHosts({
  reference,
  measurements,
  seed,
}: {
  reference: Pick<Run, 'hostId' | 'hostName'>;
  measurements: readonly HostMeasurement[];
  seed: number;
}): Pick<RunsComparison, 'hosts' | 'acrossHosts'> {
  const away = measurements.filter(({ run }) => run.hostId !== reference.hostId);
  const byHost = [...groupBy(away, ({ run }) => run.hostId).values()];
  const pairsOf = (ofHost: readonly HostMeasurement[], metric: MetricName) =>
    ofHost.flatMap((measured) => (measured.metric === metric ? measured.prompts : []));

  const hosts = byHost.flatMap((ofHost) =>
    METRIC_NAMES.flatMap((metric): HostRatio[] => {
      const [first] = ofHost;
      if (first === undefined) return [];
      return [
        {
          hostId: first.run.hostId,
          hostName: first.run.hostName,
          referenceHostName: reference.hostName,
          metric,
          n: ofHost.filter((each) => each.metric === metric && each.prompts.length > 0).length,
          ratio: geometricMeanOfRatios({ hosts: [pairsOf(ofHost, metric)], seed }).value,
        },
      ];
    }),
  );
  const metrics = byHost.length > 0 ? METRIC_NAMES : [];
  const acrossHosts = metrics.map((metric) => ({
    metric,
    ratio: geometricMeanOfRatios({
      hosts: byHost.map((ofHost) => pairsOf(ofHost, metric)),
      seed,
    }),
  }));
  return { hosts, acrossHosts };
}

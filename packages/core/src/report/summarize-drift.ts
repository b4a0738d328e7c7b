import { driftSlope } from '../statistics/drift-slope.ts';
import type { TargetFacts } from './facts-by-target.ts';
import { MEASURE_METRIC } from './measure-metric.ts';
import type { Drift } from './run-report.ts';
import type { MetricName } from './target-summary.ts';

/** The wait, the pace and the whole; the other metrics follow from these. */
const DRIFT_METRICS = ['ttftMs', 'tpotMs', 'totalMs'] as const satisfies readonly MetricName[];

/**
 * How the same requests changed from the first round to the last, over all targets: a slope of logarithms over rounds
 * (`driftSlope`), each prompt of each target against itself, so that a prompt that failed in one round does not look
 * like a change. Metrics with too few rounds are left out. For closed loops: in an open one, the load itself changes.
 */
export function summarizeDrift(targets: readonly TargetFacts[]): Drift[] {
  return DRIFT_METRICS.flatMap((metric) => {
    const measure = MEASURE_METRIC[metric];
    const points = targets.flatMap(({ targetId, answered }) =>
      answered.flatMap((sample) => {
        const value = measure(sample);
        if (value === null) return [];
        return [{ round: sample.round, target: `${targetId}/${sample.promptIndex}`, value }];
      }),
    );
    const slope = driftSlope({ points });
    if (slope === null) return [];
    const { rounds, slopePerRound: perRound, totalChange, totalInterval: interval } = slope;
    return [{ metric, rounds, perRound, totalChange, interval }];
  });
}

import { isAnswered } from '@mizani/core/benchmark/is-answered';
import type { SampleFacts } from '@mizani/core/benchmark/sample-repository';
import { MEASURE_METRIC } from '@mizani/core/report/measure-metric';
import type { MetricName } from '@mizani/core/report/target-summary';

/** What a chart needs of one sample. */
export type ChartPoint = { targetId: string; order: number; value: number };

/** Beyond this, dots only hide each other, and the page grows. */
export const CHART_POINTS_MAX = 1_500;

export type ChartPoints = { points: ChartPoint[]; total: number };

/** Answered steady samples for which the metric is known, in order of measurement; evenly thinned when too many. */
export function chartPoints(facts: readonly SampleFacts[], metric: MetricName): ChartPoints {
  const points: ChartPoint[] = [];
  for (const sample of facts) {
    if (sample.phase !== 'steady' || !isAnswered(sample)) continue;
    const value = MEASURE_METRIC[metric](sample);
    if (value !== null) points.push({ targetId: sample.targetId, order: sample.ordinal, value });
  }
  points.sort((left, right) => left.order - right.order);
  return { points: thin(points, CHART_POINTS_MAX), total: points.length };
}

/** Every k-th item, so that `max` remain; all of them when there are not more. */
function thin<Item>(items: Item[], max: number): Item[] {
  if (items.length <= max) return items;
  const step = items.length / max;
  return Array.from({ length: max }, (_, index) => items[Math.floor(index * step)]).filter(
    (item) => item !== undefined,
  );
}

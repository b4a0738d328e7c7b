'use client';

import { ScatterChart } from '@tremor/react';
import { formatNumber } from '../format/number.ts';
import { axisTick } from './axis-tick.ts';
import { seriesColour } from './palette.ts';

export type TimelinePoint = { name: string; order: number; value: number };

/** Every sample at its place in the order of measurement. */
export function SampleTimeline({
  names,
  points,
  orderLabel,
  valueLabel,
}: {
  /** Of the targets, in the run's order: fixes their colours. */
  names: string[];
  points: TimelinePoint[];
  orderLabel: string;
  valueLabel: string;
}) {
  const data = points.map(({ name, order, value }) => ({
    name,
    [orderLabel]: order + 1,
    [valueLabel]: value,
  }));
  // Tremor gives colours in order of first appearance, which is the shuffled order of measurement.
  const appearing = [...new Set(points.map(({ name }) => name))];
  return (
    <ScatterChart
      data={data}
      category="name"
      x={orderLabel}
      y={valueLabel}
      colors={appearing.map((name) => seriesColour(names.indexOf(name)))}
      sizeRange={[22, 22]}
      showLegend={false}
      showAnimation={false}
      showOpacity
      yAxisWidth={72}
      minYValue={0}
      valueFormatter={{
        x: (order) => formatNumber(order),
        y: (value) => axisTick(value, 'ms'),
      }}
      className="h-72"
    />
  );
}

'use client';

import { LineChart } from '@tremor/react';
import { axisTick } from './axis-tick.ts';
import { seriesColour } from './palette.ts';

export type RatePoint = { rate: string; values: (number | null)[] };

/** One line per target: a latency in milliseconds at each rate. Rates that a target skipped leave a gap. */
export function RateCurve({ names, points }: { names: string[]; points: RatePoint[] }) {
  const known = points.flatMap(({ values }) => values.filter((value) => value !== null));
  return (
    <LineChart
      data={points.map(({ rate, values }) => ({
        rate,
        ...Object.fromEntries(names.map((name, index) => [name, values[index] ?? null])),
      }))}
      index="rate"
      categories={names}
      colors={names.map((_, position) => seriesColour(position))}
      showLegend={false}
      showAnimation={false}
      yAxisWidth={72}
      minValue={0}
      // Room above, so that a target with a single rate is seen as a dot and not cut off.
      maxValue={Math.max(1, ...known) * 1.1}
      valueFormatter={(value) => axisTick(value, 'ms')}
      className="h-64"
    />
  );
}

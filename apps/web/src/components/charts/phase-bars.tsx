'use client';

import { BarChart } from '@tremor/react';
import { milliseconds } from '../format/milliseconds.ts';
import { quantityText } from '../format/quantity.ts';
import { axisTick } from './axis-tick.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { PHASE_COLOURS } from './palette.ts';
import { shortName } from './short-name.ts';

export type PhaseBar = { name: string; phases: { phase: string; meanMs: number }[] };

type TooltipProps = {
  active?: boolean | undefined;
  label?: string | undefined;
  payload?: { dataKey?: unknown; value?: unknown; payload?: { fullName?: unknown } }[] | undefined;
};

/** One stacked bar per target: mean time of each phase, in order of time. */
export function PhaseBars({ bars }: { bars: PhaseBar[] }) {
  const phases = bars[0]?.phases.map(({ phase }) => phase) ?? [];
  const data = bars.map(({ name, phases: parts }) => ({
    name: shortName(name),
    fullName: name,
    ...Object.fromEntries(parts.map(({ phase, meanMs }) => [phase, meanMs])),
  }));
  return (
    <BarChart
      data={data}
      index="name"
      categories={phases}
      colors={[...PHASE_COLOURS]}
      layout="vertical"
      stack
      showLegend={false}
      showAnimation={false}
      yAxisWidth={96}
      barCategoryGap="28%"
      valueFormatter={(value) => axisTick(value, 'ms')}
      customTooltip={(props) => <PhaseTooltip {...(props as TooltipProps)} />}
      style={{ height: `${Math.max(120, bars.length * 64 + 40)}px` }}
    />
  );
}

function PhaseTooltip({ active, label, payload }: TooltipProps) {
  if (!active || !payload) return null;
  const lines = payload.map(({ dataKey, value }, index) => ({
    name: String(dataKey),
    value: quantityText(milliseconds(typeof value === 'number' ? value : null)),
    mark: `bg-${PHASE_COLOURS[index] ?? PHASE_COLOURS[0]}`,
  }));
  return (
    <ChartTooltip title={String(payload[0]?.payload?.fullName ?? label ?? '')} lines={lines} />
  );
}

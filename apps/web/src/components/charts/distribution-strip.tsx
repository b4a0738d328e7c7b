'use client';

import {
  CartesianGrid,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { milliseconds } from '../format/milliseconds.ts';
import { formatNumber } from '../format/number.ts';
import { quantityText } from '../format/quantity.ts';
import { rate } from '../format/rate.ts';
import { type AxisUnit, axisTick } from './axis-tick.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { seriesColour } from './palette.ts';
import { shortName } from './short-name.ts';

export type Strip = {
  name: string;
  values: { order: number; value: number }[];
  median: number | null;
  interval: { low: number; high: number } | null;
};

const HALF_HEIGHT = 0.34;
/** Irrational, so that neighbours in time never form a pattern; the same picture on every visit. */
const GOLDEN = 0.618_033_988_75;

function spread(index: number): number {
  return (((index * GOLDEN) % 1) - 0.5) * 2 * HALF_HEIGHT;
}

/** One strip per target: a dot per sample, a line at the median, a band for its interval. */
export function DistributionStrip({
  strips,
  unit,
  sampleWord,
}: {
  strips: Strip[];
  unit: AxisUnit;
  sampleWord: string;
}) {
  const write = (value: number) =>
    quantityText(unit === 'ms' ? milliseconds(value) : rate(value, unit));
  return (
    <ResponsiveContainer width="100%" height={Math.max(140, strips.length * 84 + 44)}>
      <ScatterChart margin={{ top: 4, right: 16, bottom: 4, left: 0 }}>
        <CartesianGrid horizontal={false} stroke="var(--line)" />
        <XAxis
          type="number"
          dataKey="value"
          domain={[0, 'auto']}
          tickFormatter={(value: number) => axisTick(value, unit)}
          tick={{ fill: 'var(--ink-subtle)', fontSize: 12 }}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
        />
        <YAxis
          type="number"
          dataKey="row"
          domain={[-0.5, strips.length - 0.5]}
          ticks={strips.map((_, row) => row)}
          tick={<NameTick names={strips.map(({ name }) => name)} />}
          width={96}
          reversed
          tickLine={false}
          axisLine={false}
        />
        {strips.map(({ name, interval }, row) =>
          interval ? (
            <ReferenceArea
              key={`interval ${name}`}
              x1={interval.low}
              x2={interval.high}
              y1={row - 0.42}
              y2={row + 0.42}
              fill={`var(--${seriesColour(row)})`}
              fillOpacity={0.16}
              ifOverflow="extendDomain"
            />
          ) : null,
        )}
        {strips.map(({ name, values }, row) => (
          <Scatter
            key={`samples ${name}`}
            name={name}
            data={values.map(({ order, value }, index) => ({
              value,
              order,
              row: row + spread(index),
            }))}
            fill={`var(--${seriesColour(row)})`}
            fillOpacity={0.62}
            isAnimationActive={false}
            shape={<Dot />}
          />
        ))}
        {strips.map(({ name, median }, row) =>
          median === null ? null : (
            <ReferenceLine
              key={`median ${name}`}
              segment={[
                { x: median, y: row - 0.42 },
                { x: median, y: row + 0.42 },
              ]}
              stroke="var(--ink)"
              strokeWidth={2}
            />
          ),
        )}
        <Tooltip
          cursor={false}
          isAnimationActive={false}
          content={({ payload }) => {
            const point = payload?.[0]?.payload as
              | { value: number; order: number; row: number }
              | undefined;
            if (point === undefined) return null;
            const row = Math.round(point.row);
            const name = strips[row]?.name ?? '';
            return (
              <ChartTooltip
                title={`${sampleWord} ${formatNumber(point.order)}`}
                lines={[{ name, value: write(point.value), mark: `bg-${seriesColour(row)}` }]}
              />
            );
          }}
        />
      </ScatterChart>
    </ResponsiveContainer>
  );
}

/** A target's name beside its strip; the whole of a long one in its title. */
function NameTick({
  names,
  x = 0,
  y = 0,
  payload,
}: {
  names: string[];
  x?: number;
  y?: number;
  payload?: { value: number };
}) {
  const name = names[payload?.value ?? -1] ?? '';
  return (
    <text x={x} y={y} dy="0.35em" textAnchor="end" fontSize={12} fill="var(--ink-muted)">
      <title>{name}</title>
      {shortName(name)}
    </text>
  );
}

function Dot({
  cx = 0,
  cy = 0,
  fill,
  fillOpacity,
}: {
  cx?: number;
  cy?: number;
  fill?: string;
  fillOpacity?: number;
}) {
  return <circle cx={cx} cy={cy} r={3.5} fill={fill} fillOpacity={fillOpacity} />;
}

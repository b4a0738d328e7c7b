import type { LoadStep } from '@mizani/core/report/load-step';
import type { RunReport } from '@mizani/core/report/run-report';
import { ChartFrame } from '../../../../components/charts/chart-frame.tsx';
import { ChartLegend } from '../../../../components/charts/chart-legend.tsx';
import { LazyRateCurve } from '../../../../components/charts/lazy-charts.tsx';
import { seriesColour } from '../../../../components/charts/palette.ts';
import { milliseconds } from '../../../../components/format/milliseconds.ts';
import { formatNumber, fractionDigitsFor } from '../../../../components/format/number.ts';
import { Badge } from '../../../../components/ui/badge.tsx';
import { Section } from '../../../../components/ui/card.tsx';
import {
  Cell,
  DataTable,
  HeaderCell,
  RowHeader,
  TableBody,
} from '../../../../components/ui/data-table.tsx';
import { Measure } from '../../../../components/ui/measure.tsx';
import { TargetMark } from '../../../../components/ui/target-mark.tsx';
import { translator } from '../../../../messages/translator.ts';
import { targetNames } from '../../view-model/target-names.ts';

const t = translator('load');

const rate = (value: number | null) =>
  value === null ? null : { digits: formatNumber(value, fractionDigitsFor(value)), unit: '' };
const count = (value: number) => ({ digits: formatNumber(value), unit: '' });

const COLUMNS = [
  { key: 'asked', read: (step: LoadStep) => rate(step.askedPerSecond) },
  { key: 'started', read: (step: LoadStep) => rate(step.startedPerSecond) },
  { key: 'answered', read: (step: LoadStep) => rate(step.answeredPerSecond) },
  { key: 'requests', read: (step: LoadStep) => count(step.requests) },
  { key: 'failed', read: (step: LoadStep) => count(step.failed) },
  { key: 'ttft', read: (step: LoadStep) => milliseconds(step.ttftFromDueMs.median.value) },
  { key: 'total', read: (step: LoadStep) => milliseconds(step.totalMs.median.value) },
  { key: 'p99', read: (step: LoadStep) => milliseconds(step.totalMs.p99 ?? step.totalMs.max) },
  { key: 'service', read: (step: LoadStep) => milliseconds(step.serviceMs.median.value) },
  { key: 'lag', read: (step: LoadStep) => milliseconds(step.lagMs.median.value) },
] as const;

/** What each target did at each rate of an open loop; nothing for a closed one. */
export function LoadSection({ report }: { report: RunReport }) {
  const { loadSteps, run } = report;
  if (loadSteps.length === 0) return null;
  const names = targetNames(run.targets);
  const positions = new Map(run.targets.map(({ id }, position) => [id, position]));
  const hasCurve = new Set(loadSteps.map(({ step }) => step)).size > 1;
  return (
    <Section id="load" title={t('title')} description={t('text')}>
      <div className="space-y-5">
        {hasCurve && <Curve report={report} names={names} />}
        <DataTable caption={t('caption')}>
          <thead>
            <tr>
              <HeaderCell>{t('target')}</HeaderCell>
              {COLUMNS.map(({ key }) => (
                <HeaderCell key={key} numeric>
                  {t(key)}
                </HeaderCell>
              ))}
            </tr>
          </thead>
          <TableBody>
            {loadSteps.map((step) => {
              const name = names.get(step.targetId) ?? step.targetId;
              return (
                <tr key={`${step.targetId} ${step.step}`}>
                  <RowHeader title={name} className="whitespace-nowrap">
                    <TargetMark
                      truncated
                      position={positions.get(step.targetId) ?? 0}
                      name={name}
                      className="max-w-40"
                    />
                    {step.saturated && (
                      <span className="ml-2">
                        <Badge tone="caution">{t('saturated')}</Badge>
                      </span>
                    )}
                  </RowHeader>
                  {COLUMNS.map(({ key, read }) => (
                    <Cell key={key} numeric>
                      <Measure quantity={read(step)} missing={t('unknown')} />
                    </Cell>
                  ))}
                </tr>
              );
            })}
          </TableBody>
        </DataTable>
      </div>
    </Section>
  );
}

function Curve({ report, names }: { report: RunReport; names: ReadonlyMap<string, string> }) {
  const targetIds = report.run.targets.map(({ id }) => id);
  const inOrder = targetIds.map((id) => names.get(id) ?? id);
  const rates = new Map(report.loadSteps.map(({ step, askedPerSecond }) => [step, askedPerSecond]));
  const points = [...rates]
    .toSorted(([a], [b]) => a - b)
    .map(([step, askedPerSecond]) => ({
      rate: rate(askedPerSecond)?.digits ?? '',
      values: targetIds.map((id) => {
        const found = report.loadSteps.find((row) => row.step === step && row.targetId === id);
        return found?.totalMs.median.value ?? null;
      }),
    }));
  return (
    <ChartFrame
      summary={t('chart')}
      note={t('rate')}
      legend={
        <ChartLegend
          items={inOrder.map((name, position) => ({ name, mark: `bg-${seriesColour(position)}` }))}
        />
      }
    >
      <LazyRateCurve names={inOrder} points={points} />
    </ChartFrame>
  );
}

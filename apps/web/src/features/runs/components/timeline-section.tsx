import type { RunReport } from '@mizani/core/report/run-report';
import { ChartFrame } from '../../../components/charts/chart-frame.tsx';
import { ChartLegend } from '../../../components/charts/chart-legend.tsx';
import { LazySampleTimeline } from '../../../components/charts/lazy-charts.tsx';
import { seriesColour } from '../../../components/charts/palette.ts';
import { Section } from '../../../components/ui/card.tsx';
import { translator } from '../../../messages/translator.ts';
import { chartPoints } from '../view-model/chart-points.ts';
import { targetNames } from '../view-model/target-names.ts';

const t = translator('report');

/** Total latency in the order of measurement: shows a machine that throttles or warms up. */
export function TimelineSection({ report }: { report: RunReport }) {
  const { points, total } = chartPoints(report.facts, 'totalMs');
  if (total === 0) return null;
  const names = targetNames(report.run.targets);
  const nameOf = (targetId: string) => names.get(targetId) ?? targetId;
  const inOrder = report.run.targets.map(({ id }) => nameOf(id));
  return (
    <Section title={t('timeTitle')} description={t('timeText')}>
      <ChartFrame
        summary={t('timeCaption')}
        legend={
          <ChartLegend
            items={inOrder.map((name, position) => ({
              name,
              mark: `bg-${seriesColour(position)}`,
            }))}
          />
        }
        note={points.length < total ? t('thinned', { shown: points.length, total }) : t('timeAxis')}
      >
        <LazySampleTimeline
          names={inOrder}
          points={points.map(({ targetId, order, value }) => ({
            name: nameOf(targetId),
            order,
            value,
          }))}
          orderLabel={t('sampleNumber')}
          valueLabel={t('sampleTotal')}
        />
      </ChartFrame>
    </Section>
  );
}

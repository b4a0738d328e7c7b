import type { RunReport } from '@mizani/core/report/run-report';
import { ChartFrame } from '../../../components/charts/chart-frame.tsx';
import { LazyDistributionStrip } from '../../../components/charts/lazy-charts.tsx';
import { METRIC_FORMS } from '../../../components/format/metric-quantity.ts';
import { quantityText, rangeText } from '../../../components/format/quantity.ts';
import { Section } from '../../../components/ui/card.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { Tabs } from '../../../components/ui/tabs.tsx';
import { translator } from '../../../messages/translator.ts';
import { chartPoints } from '../view-model/chart-points.ts';
import { targetNames } from '../view-model/target-names.ts';

const t = translator('report');
const metrics = translator('metrics');

const SHOWN = ['totalMs', 'ttftVisibleMs', 'decodeTokensPerSecond'] as const;
type ShownMetric = (typeof SHOWN)[number];

/** Every sample of every target, so that a reader sees how much a median hides. */
export function DistributionSection({ report }: { report: RunReport }) {
  return (
    <Section title={t('distributionTitle')} description={t('distributionText')}>
      <Tabs
        label={t('distributionMetrics')}
        tabs={SHOWN.map((metric) => ({
          key: metric,
          label: metrics(`${metric}.name`),
          content: <Distribution report={report} metric={metric} />,
        }))}
      />
    </Section>
  );
}

function Distribution({ report, metric }: { report: RunReport; metric: ShownMetric }) {
  const { points, total } = chartPoints(report.facts, metric);
  if (total === 0) {
    return <EmptyState title={metrics(`${metric}.name`)}>{t('distributionMissing')}</EmptyState>;
  }
  const names = targetNames(report.run.targets);
  const strips = report.summaries.map(({ targetId, metrics: distributions }) => {
    const { median } = distributions[metric];
    return {
      name: names.get(targetId) ?? targetId,
      values: points.filter((point) => point.targetId === targetId),
      median: median.value,
      interval: median.interval && { low: median.interval.low, high: median.interval.high },
    };
  });
  const { format } = METRIC_FORMS[metric];
  return (
    <ChartFrame
      summary={t('distributionCaption', { metric: metrics(`${metric}.name`) })}
      note={points.length < total ? t('thinned', { shown: points.length, total }) : undefined}
      table={{
        caption: t('distributionCaption', { metric: metrics(`${metric}.name`) }),
        columns: [
          t('target'),
          metrics('evidence.samples'),
          metrics('evidence.median'),
          metrics('evidence.interval'),
          metrics('evidence.range'),
        ],
        rows: report.summaries.map(({ targetId, metrics: distributions }) => {
          const { n, median, min, max } = distributions[metric];
          return {
            key: targetId,
            header: names.get(targetId) ?? targetId,
            values: [
              String(n),
              quantityText(format(median.value)),
              median.interval
                ? rangeText(format(median.interval.low), format(median.interval.high))
                : metrics('evidence.intervalMissing'),
              rangeText(format(min), format(max)),
            ],
          };
        }),
      }}
    >
      <LazyDistributionStrip
        strips={strips}
        unit={metric === 'decodeTokensPerSecond' ? 'tok/s' : 'ms'}
        sampleWord={t('sampleNumber')}
      />
    </ChartFrame>
  );
}

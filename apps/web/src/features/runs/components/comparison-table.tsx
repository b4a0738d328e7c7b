import type { RunReport } from '@mizani/core/benchmark/run-report';
import { METRIC_NAMES } from '@mizani/core/benchmark/target-summary';
import { Fragment } from 'react';
import { Section } from '../../../components/ui/card.tsx';
import {
  Cell,
  DataTable,
  HeaderCell,
  RowHeader,
  TableBody,
} from '../../../components/ui/data-table.tsx';
import { TargetMark } from '../../../components/ui/target-mark.tsx';
import { translator } from '../../../messages/translator.ts';
import { targetNames } from '../view-model/target-names.ts';
import { MetricMedian, MetricRatio, MetricSpread } from './metric-cell.tsx';

const t = translator('report');
const metrics = translator('metrics');

/** Every metric of every target; each other target against the first. */
export function ComparisonTable({ report }: { report: RunReport }) {
  const names = targetNames(report.run.targets);
  const base = report.run.targets[0];
  const baseName = base ? (names.get(base.id) ?? base.id) : '';
  const isComparison = report.summaries.length > 1;
  return (
    <Section
      title={t('comparisonTitle')}
      description={
        isComparison ? t('comparisonText', { base: baseName }) : t('comparisonTextSingle')
      }
    >
      <DataTable caption={t('comparisonCaption')}>
        <thead>
          <tr>
            <HeaderCell className="sticky left-0 z-10 bg-surface">{t('columnMetric')}</HeaderCell>
            {report.summaries.map(({ targetId }, position) => (
              <Fragment key={targetId}>
                <HeaderCell numeric className="text-sm text-ink">
                  <TargetMark position={position} name={names.get(targetId) ?? targetId} />
                </HeaderCell>
                {position > 0 && (
                  <HeaderCell numeric>{metrics('evidence.ratio', { base: baseName })}</HeaderCell>
                )}
              </Fragment>
            ))}
          </tr>
        </thead>
        <TableBody>
          {METRIC_NAMES.map((metric) => (
            <tr key={metric}>
              <RowHeader className="sticky left-0 z-10 min-w-36 max-w-44 bg-surface sm:max-w-56">
                {metrics(`${metric}.name`)}
                <p className="mt-0.5 hidden text-xs font-normal text-subtle md:block">
                  {metrics(`${metric}.meaning`)}
                </p>
              </RowHeader>
              {report.summaries.map((summary, position) => (
                <Fragment key={summary.targetId}>
                  <Cell numeric>
                    <MetricMedian
                      report={report}
                      metric={metric}
                      summary={summary}
                      name={names.get(summary.targetId) ?? summary.targetId}
                      baseName={baseName}
                      className="text-base font-medium"
                    />
                    <MetricSpread metric={metric} summary={summary} />
                  </Cell>
                  {position > 0 && (
                    <Cell numeric>
                      <MetricRatio report={report} metric={metric} targetId={summary.targetId} />
                    </Cell>
                  )}
                </Fragment>
              ))}
            </tr>
          ))}
        </TableBody>
      </DataTable>
    </Section>
  );
}

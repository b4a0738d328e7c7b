import type { RunReport } from '@mizani/core/report/run-report';
import { METRIC_NAMES } from '@mizani/core/report/target-summary';
import { ButtonLink } from '../../../components/ui/button.tsx';
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
const rescore = translator('rescore');
const metrics = translator('metrics');

/** Up to here a ratio has a column of its own; beyond, it stands below its median so that the table still fits. */
const TARGETS_WITH_RATIO_COLUMN = 2;

/** Every metric of every target; each other target against the first. */
export function ComparisonTable({ report }: { report: RunReport }) {
  const names = targetNames(report.run.targets);
  const base = report.run.targets[0];
  const baseName = base ? (names.get(base.id) ?? base.id) : '';
  const isComparison = report.summaries.length > 1;
  const hasRatioColumn = report.summaries.length === TARGETS_WITH_RATIO_COLUMN;
  return (
    <Section
      title={t('comparisonTitle')}
      description={
        isComparison ? t('comparisonText', { base: baseName }) : t('comparisonTextSingle')
      }
      actions={
        <ButtonLink href={`/runs/${report.run.id}/rescore`} size="small">
          {rescore('link')}
        </ButtonLink>
      }
    >
      <DataTable caption={t('comparisonCaption')}>
        <thead>
          <tr>
            <HeaderCell className="sticky left-0 z-10 bg-surface">{t('columnMetric')}</HeaderCell>
            {report.summaries.map(({ targetId }, position) => (
              <HeaderCell key={targetId} numeric strong title={names.get(targetId)}>
                <TargetMark
                  truncated
                  position={position}
                  name={names.get(targetId) ?? targetId}
                  className="max-w-44"
                />
              </HeaderCell>
            ))}
            {hasRatioColumn && (
              <HeaderCell numeric>{metrics('evidence.ratio', { base: baseName })}</HeaderCell>
            )}
          </tr>
        </thead>
        <TableBody>
          {METRIC_NAMES.map((metric) => (
            <tr key={metric}>
              <RowHeader className="sticky left-0 z-10 max-w-44 min-w-36 bg-surface sm:max-w-56 sm:min-w-44">
                {metrics(`${metric}.name`)}
                <p className="mt-0.5 hidden text-xs font-normal text-subtle md:block">
                  {metrics(`${metric}.meaning`)}
                </p>
              </RowHeader>
              {report.summaries.map((summary, position) => (
                <Cell key={summary.targetId} numeric>
                  <MetricMedian
                    report={report}
                    metric={metric}
                    summary={summary}
                    name={names.get(summary.targetId) ?? summary.targetId}
                    baseName={baseName}
                    className="text-base font-medium"
                  />
                  <MetricSpread metric={metric} summary={summary} />
                  {position > 0 && !hasRatioColumn && (
                    <div className="mt-2">
                      <MetricRatio report={report} metric={metric} targetId={summary.targetId} />
                    </div>
                  )}
                </Cell>
              ))}
              {hasRatioColumn && (
                <Cell numeric>
                  <MetricRatio
                    report={report}
                    metric={metric}
                    targetId={report.summaries[1]?.targetId ?? ''}
                  />
                </Cell>
              )}
            </tr>
          ))}
        </TableBody>
      </DataTable>
    </Section>
  );
}

import type { RunReport } from '@mizani/core/report/run-report';
import { METRIC_NAMES } from '@mizani/core/report/target-summary';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { tokens } from '../../../components/format/count.ts';
import { METRIC_FORMS } from '../../../components/format/metric-quantity.ts';
import { quantityText } from '../../../components/format/quantity.ts';
import { percentage } from '../../../components/format/ratio.ts';
import { Badge } from '../../../components/ui/badge.tsx';
import { Section } from '../../../components/ui/card.tsx';
import {
  Cell,
  DataTable,
  HeaderCell,
  RowHeader,
  TableBody,
} from '../../../components/ui/data-table.tsx';
import { Measure } from '../../../components/ui/measure.tsx';
import { TargetMark } from '../../../components/ui/target-mark.tsx';
import { translator } from '../../../messages/translator.ts';
import { runNameText } from '../../runs/components/run-name.tsx';
import { qualityKind } from '../../runs/view-model/quality-kind.ts';
import { ratioPhrase } from '../../runs/view-model/ratio-phrase.ts';
import { type Judgement, judgeComparison } from '../../runs/view-model/verdict.ts';
import {
  type CompareColumn,
  type ComparedTarget,
  compareColumns,
  findComparison,
} from '../view-model.ts';

const t = translator('compare');
const metrics = translator('metrics');
const report = translator('report');

const LOOKS: Partial<Record<Judgement, string>> = {
  faster: 'text-positive',
  slower: 'text-critical',
};

type Row = { key: string; header: string; cell: (column: CompareColumn) => ReactNode };

/** Every target of every run side by side; ratios against the same target of the first run. */
export function CompareTable({
  reports,
  targets,
}: {
  reports: RunReport[];
  targets: ComparedTarget[];
}) {
  const columns = compareColumns(reports);
  if (columns.length === 0) return null;
  const rows = [...metricRows(targets), ...summaryRows(reports)];
  return (
    <Section title={t('tableTitle')} description={t('tableText')}>
      <DataTable caption={t('caption')}>
        <thead>
          <tr>
            <td className="sticky left-0 bg-surface" />
            {reports.map(({ run, summaries }) => (
              <HeaderCell
                key={run.id}
                colSpan={summaries.length}
                scope="colgroup"
                strong
                className="border-l border-line whitespace-normal"
              >
                <Link href={`/runs/${run.id}`} className="hover:underline">
                  {runNameText(run)}
                </Link>
                <span className="block text-xs font-normal text-subtle">
                  {run.promptSetName ?? translator('runs')('ownPrompts')} · {run.hostName}
                </span>
              </HeaderCell>
            ))}
          </tr>
          <tr>
            <HeaderCell className="sticky left-0 bg-surface">{t('columnMetric')}</HeaderCell>
            {columns.map((column, position) => (
              <HeaderCell
                key={column.key}
                numeric
                strong
                title={column.targetName}
                className="border-l border-line"
              >
                <TargetMark
                  truncated
                  position={position}
                  name={column.targetName}
                  className="max-w-40 align-middle"
                />
                {column.runIndex === 0 && (
                  <span className="ml-2">
                    <Badge>{t('base')}</Badge>
                  </span>
                )}
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <TableBody>
          {rows.map(({ key, header, cell }) => (
            <tr key={key}>
              <RowHeader className="sticky left-0 bg-surface sm:whitespace-nowrap">
                {header}
              </RowHeader>
              {columns.map((column) => (
                <Cell key={column.key} numeric className="border-l border-line">
                  {cell(column)}
                </Cell>
              ))}
            </tr>
          ))}
        </TableBody>
      </DataTable>
      <p className="mt-3 text-xs text-subtle">{t('ratioExplained')}</p>
    </Section>
  );
}

function metricRows(targets: readonly ComparedTarget[]): Row[] {
  return METRIC_NAMES.map((metric) => ({
    key: metric,
    header: metrics(`${metric}.name`),
    cell: (column) => {
      const { median, n } = column.summary.metrics[metric];
      const comparison = findComparison(targets, column, metric);
      const phrase = comparison
        ? ratioPhrase(comparison.ratio, METRIC_FORMS[metric].lowerIsBetter)
        : null;
      return (
        <>
          <p className="font-medium">
            <Measure quantity={METRIC_FORMS[metric].format(median.value)} missing={t('missing')} />
          </p>
          <p className="mt-0.5 text-xs text-subtle">
            {phrase && (
              <span className={LOOKS[judgeComparison(comparison)] ?? 'text-muted'}>
                {report(`ratio.${phrase.word}`, { factor: quantityText(phrase.factor) })} ·{' '}
              </span>
            )}
            {report('cellN', { n })}
          </p>
        </>
      );
    },
  }));
}

function summaryRows(reports: RunReport[]): Row[] {
  const isRight = reports.every(({ promptSet }) => qualityKind(promptSet) === 'right');
  return [
    {
      key: 'quality',
      header: report(isRight ? 'quality.right' : 'quality.checks'),
      cell: ({ summary: { quality } }) => (
        <>
          <p className="font-medium">
            <Measure
              quantity={percentage(quality?.rate.value ?? null)}
              missing={report('tileQualityMissing')}
            />
          </p>
          {quality && (
            <p className="mt-0.5 text-xs text-subtle">{report('cellN', { n: quality.n })}</p>
          )}
        </>
      ),
    },
    {
      key: 'tokens',
      header: t('tokensRow'),
      cell: ({ summary }) => (
        <Measure
          quantity={tokens(summary.tokens.completionMean)}
          missing={report('tokensUnknown')}
        />
      ),
    },
  ];
}

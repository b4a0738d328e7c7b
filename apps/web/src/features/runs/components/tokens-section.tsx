import type { CallOutcome } from '@mizani/core/inference/call-record';
import type { RunReport } from '@mizani/core/report/run-report';
import type { TargetSummary } from '@mizani/core/report/target-summary';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { tokens } from '../../../components/format/count.ts';
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
import { samplesHref } from '../view-model/sample-filter.ts';
import { targetNames } from '../view-model/target-names.ts';

const t = translator('report');
const metrics = translator('metrics');

const OUTCOMES: { outcome: CallOutcome; count: (summary: TargetSummary) => number }[] = [
  { outcome: 'succeeded', count: ({ outcomes }) => outcomes.succeeded },
  { outcome: 'truncated', count: ({ outcomes }) => outcomes.truncated },
  { outcome: 'failed', count: ({ outcomes }) => outcomes.failed },
  { outcome: 'timed-out', count: ({ outcomes }) => outcomes.timedOut },
  { outcome: 'cancelled', count: ({ outcomes }) => outcomes.cancelled },
];

type TableRow = { key: string; header: string; value: (summary: TargetSummary) => ReactNode };

/** Tokens with where they come from, and outcomes counted apart. */
export function TokensSection({ report }: { report: RunReport }) {
  const names = targetNames(report.run.targets);
  const rows: TableRow[] = [
    ...tokenRows(),
    {
      key: 'planned',
      header: t('outcomePlanned'),
      value: ({ outcomes }) => outcomes.planned,
    },
    ...OUTCOMES.map(({ outcome, count }) => ({
      key: outcome,
      header: metrics(`outcome.${outcome}`),
      value: (summary: TargetSummary) =>
        count(summary) === 0 ? (
          <span className="text-subtle">{count(summary)}</span>
        ) : (
          <Link
            href={samplesHref(report.run.id, { targetId: summary.targetId, outcome })}
            className="font-medium underline decoration-line-strong underline-offset-4 hover:decoration-accent"
          >
            {count(summary)}
          </Link>
        ),
    })),
  ];
  return (
    <Section title={t('tokensTitle')} description={t('tokensText')}>
      <DataTable caption={t('tokensCaption')}>
        <thead>
          <tr>
            <td className="border-b border-line" />
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
          </tr>
        </thead>
        <TableBody>
          {rows.map(({ key, header, value }) => (
            <tr key={key}>
              <RowHeader className="py-2.5 font-normal text-muted">{header}</RowHeader>
              {report.summaries.map((summary) => (
                <Cell key={summary.targetId} numeric className="py-2.5">
                  {value(summary)}
                </Cell>
              ))}
            </tr>
          ))}
        </TableBody>
      </DataTable>
    </Section>
  );
}

function tokenRows(): TableRow[] {
  const count = (value: number | null) => (
    <Measure quantity={tokens(value)} missing={t('tokensUnknown')} />
  );
  return [
    { key: 'prompt', header: t('tokensPrompt'), value: (row) => count(row.tokens.promptMean) },
    {
      key: 'completion',
      header: t('tokensCompletion'),
      value: (row) => count(row.tokens.completionMean),
    },
    { key: 'total', header: t('tokensTotal'), value: (row) => count(row.tokens.completionTotal) },
    {
      key: 'source',
      header: t('tokensSource'),
      value: ({ tokens: { source } }) =>
        source === null ? (
          <Measure quantity={null} missing={t('tokensUnknown')} />
        ) : (
          <span className="inline-block max-w-28 whitespace-normal sm:max-w-none">
            {metrics(`tokenSource.${source}`)}
          </span>
        ),
    },
  ];
}

import type { RunReport } from '@mizani/core/report/run-report';
import { milliseconds } from '../../../components/format/milliseconds.ts';
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
import { targetNames } from '../view-model/target-names.ts';

const t = translator('report');

const PARTS = [
  { name: 'loadMs', label: t('coldLoad') },
  { name: 'ttftMs', label: t('coldFirst') },
  { name: 'totalMs', label: t('coldWhole') },
] as const;

/** The cold start of each target; nothing where none was measured. */
export function ColdSection({ report }: { report: RunReport }) {
  if (report.summaries.every(({ cold }) => cold === null)) return null;
  const names = targetNames(report.run.targets);
  return (
    <Section title={t('coldTitle')} description={t('coldText')}>
      <DataTable caption={t('coldCaption')}>
        <thead>
          <tr>
            <HeaderCell>{t('target')}</HeaderCell>
            <HeaderCell numeric>n</HeaderCell>
            {PARTS.map(({ name, label }) => (
              <HeaderCell key={name} numeric>
                {label}
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <TableBody>
          {report.summaries.map(({ targetId, cold }, position) => {
            const name = names.get(targetId) ?? targetId;
            return (
              <tr key={targetId}>
                <RowHeader title={name}>
                  <TargetMark truncated position={position} name={name} className="max-w-56" />
                </RowHeader>
                <Cell numeric>{cold?.n ?? 0}</Cell>
                {PARTS.map((part) => (
                  <Cell key={part.name} numeric>
                    <Measure
                      quantity={milliseconds(cold?.[part.name] ?? null)}
                      missing={t('coldMissing')}
                    />
                  </Cell>
                ))}
              </tr>
            );
          })}
        </TableBody>
      </DataTable>
    </Section>
  );
}

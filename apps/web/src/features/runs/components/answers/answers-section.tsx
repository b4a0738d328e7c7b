import type { ReportOptions } from '@mizani/core/report/read-run-report';
import type { RunReport } from '@mizani/core/report/run-report';
import type { Assumptions, PerCorrect, RatioEstimate } from '@mizani/core/report/target-summary';
import { milliseconds } from '../../../../components/format/milliseconds.ts';
import { formatNumber } from '../../../../components/format/number.ts';
import type { Quantity } from '../../../../components/format/quantity.ts';
import { joules, microUsd } from '../../../../components/format/spent.ts';
import { Section } from '../../../../components/ui/card.tsx';
import {
  Cell,
  DataTable,
  HeaderCell,
  RowHeader,
  TableBody,
} from '../../../../components/ui/data-table.tsx';
import { TargetMark } from '../../../../components/ui/target-mark.tsx';
import { translator } from '../../../../messages/translator.ts';
import { targetNames } from '../../view-model/target-names.ts';
import { AssumptionForm } from './assumption-form.tsx';
import { SpentMeasure } from './spent-measure.tsx';

const t = translator('answers');

type Column = {
  key: 'seconds' | 'joules' | 'cost';
  label: string;
  read: (perCorrect: PerCorrect) => RatioEstimate | null;
  format: (value: number | null) => Quantity | null;
  formula: string;
  provenance: string;
  missing: string;
};

/** Seconds, energy and cost per correct answer; nothing where the prompts have no checks. */
export function AnswersSection({
  report,
  options: { assumptions = {}, margin },
}: {
  report: RunReport;
  options: ReportOptions;
}) {
  if (report.summaries.every(({ perCorrect }) => perCorrect === null)) return null;
  const names = targetNames(report.run.targets);
  const columns = columnsFor(assumptions);
  return (
    <Section
      id="answers"
      title={t('title')}
      description={t('text')}
      actions={<AssumptionForm runId={report.run.id} assumptions={assumptions} margin={margin} />}
    >
      <DataTable caption={t('caption')}>
        <thead>
          <tr>
            <td className="border-b border-line" />
            <HeaderCell numeric>{t('correct')}</HeaderCell>
            {columns.map(({ key, label }) => (
              <HeaderCell key={key} numeric>
                {label}
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <TableBody>
          {report.summaries.map(({ targetId, perCorrect }, position) => {
            const name = names.get(targetId) ?? targetId;
            return (
              <tr key={targetId}>
                <RowHeader title={name}>
                  <TargetMark truncated position={position} name={name} className="max-w-56" />
                </RowHeader>
                <Cell numeric>
                  {perCorrect &&
                    t('correctOf', {
                      correct: formatNumber(perCorrect.correct),
                      requests: formatNumber(perCorrect.requests),
                    })}
                </Cell>
                {columns.map(({ key, label, read, ...column }) => (
                  <Cell key={key} numeric>
                    <SpentMeasure
                      {...column}
                      label={label}
                      target={name}
                      estimate={perCorrect && read(perCorrect)}
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

function columnsFor({ watts, usdPerHour }: Assumptions): Column[] {
  const assumed = (assumption: 'watts' | 'price') => t('provenanceAssumed', { assumption });
  return [
    {
      key: 'seconds',
      label: t('seconds'),
      read: ({ seconds }) => seconds,
      format: (value) => milliseconds(value === null ? null : value * 1_000),
      formula: t('formulaSeconds'),
      provenance: t('provenanceMeasured'),
      missing: t('none'),
    },
    {
      key: 'joules',
      label: t('joules'),
      read: (perCorrect) => perCorrect.joules,
      format: joules,
      formula: t('formulaJoules', { watts: String(watts ?? '') }),
      provenance: assumed('watts'),
      missing: watts === undefined ? t('noWatts') : t('none'),
    },
    {
      key: 'cost',
      label: t('cost'),
      read: ({ costMicroUsd }) => costMicroUsd,
      format: (value) => microUsd(value === null ? null : value * 1_000),
      formula: t('formulaCost', { usdPerHour: String(usdPerHour ?? '') }),
      provenance: assumed('price'),
      missing: usdPerHour === undefined ? t('noPrice') : t('none'),
    },
  ];
}

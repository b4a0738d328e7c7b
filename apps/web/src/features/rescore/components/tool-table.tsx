import type { Rescore, RescoredRow, RescoreQuantity } from '@mizani/core/report/rescore/rescore';
import { milliseconds } from '../../../components/format/milliseconds.ts';
import { rate } from '../../../components/format/rate.ts';
import { Section } from '../../../components/ui/card.tsx';
import {
  Cell,
  DataTable,
  HeaderCell,
  RowHeader,
  TableBody,
} from '../../../components/ui/data-table.tsx';
import { Explain } from '../../../components/ui/explain.tsx';
import { Measure } from '../../../components/ui/measure.tsx';
import { TargetMark } from '../../../components/ui/target-mark.tsx';
import { translator } from '../../../messages/translator.ts';

const t = translator('rescore');

const RATES: ReadonlySet<RescoreQuantity> = new Set([
  'decodeTokensPerSecond',
  'endToEndTokensPerSecond',
  'systemTokensPerSecond',
]);

/** One tool: a row per number it prints, a column per target. */
export function ToolTable({ targets }: { targets: { name: string; rescore: Rescore }[] }) {
  const first = targets[0]?.rescore;
  if (first === undefined) return null;
  return (
    <Section title={first.title} description={t('version', { version: first.version })}>
      <DataTable caption={t('caption', { tool: first.title })}>
        <thead>
          <tr>
            <HeaderCell>{t('columnName')}</HeaderCell>
            {targets.map(({ name }, position) => (
              <HeaderCell key={name} numeric strong title={name}>
                <TargetMark truncated position={position} name={name} className="max-w-44" />
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <TableBody>
          {first.rows.map((row, index) => (
            <tr key={`${row.name} ${row.aggregate}`}>
              <RowHeader>
                {row.name}
                <span className="block text-xs font-normal text-subtle">
                  {t(`aggregate.${row.aggregate}`)} ·{' '}
                  <code className="font-mono">{row.formula}</code>
                </span>
              </RowHeader>
              {targets.map(({ name, rescore }) => (
                <Cell key={name} numeric>
                  <Value row={rescore.rows[index] ?? row} name={name} />
                </Cell>
              ))}
            </tr>
          ))}
        </TableBody>
      </DataTable>
    </Section>
  );
}

function Value({ row, name }: { row: RescoredRow; name: string }) {
  const quantity = RATES.has(row.quantity) ? rate(row.value, 'tok/s') : milliseconds(row.value);
  const count = <p className="mt-0.5 text-xs text-subtle">{t('n', { n: row.n })}</p>;
  if (row.reason === null) {
    return (
      <>
        <Measure quantity={quantity} missing={t('nothing')} />
        {count}
      </>
    );
  }
  return (
    <Explain
      label={`${row.name} · ${name}`}
      trigger={<Measure quantity={quantity} missing={row.reason} />}
    >
      <p>{row.reason}</p>
    </Explain>
  );
}

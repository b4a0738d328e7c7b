import type { ReactNode } from 'react';
import { translator } from '../../messages/translator.ts';
import { Cell, DataTable, HeaderCell, RowHeader, TableBody } from '../ui/data-table.tsx';

const t = translator('report');

export type ChartTable = {
  caption: string;
  columns: string[];
  rows: { key: string; header: string; values: string[] }[];
};

/** A chart with what it shows in words, and its numbers as a table for those who do not see it. */
export function ChartFrame({
  summary,
  legend,
  table,
  note,
  children,
}: {
  /** What the picture is of; read aloud instead of it. */
  summary: string;
  legend?: ReactNode;
  table?: ChartTable;
  note?: string | undefined;
  children: ReactNode;
}) {
  return (
    <figure className="rounded-xl border border-line bg-surface p-5">
      {legend && <div className="mb-4">{legend}</div>}
      <div role="img" aria-label={summary}>
        {children}
      </div>
      <figcaption className="mt-3 text-xs text-subtle empty:hidden">{note}</figcaption>
      {table && (
        <details className="group mt-2 text-sm">
          <summary className="inline-flex list-none items-center gap-1.5 text-xs font-medium text-muted hover:text-ink">
            <span aria-hidden="true" className="transition-transform group-open:rotate-90">
              ›
            </span>
            {t('showNumbers')}
          </summary>
          <div className="mt-3">
            <NumbersTable table={table} />
          </div>
        </details>
      )}
    </figure>
  );
}

function NumbersTable({ table }: { table: ChartTable }) {
  return (
    <DataTable caption={table.caption}>
      <thead>
        <tr>
          {table.columns.map((column, index) => (
            <HeaderCell key={column} numeric={index > 0}>
              {column}
            </HeaderCell>
          ))}
        </tr>
      </thead>
      <TableBody>
        {table.rows.map(({ key, header, values }) => (
          <tr key={key}>
            <RowHeader className="py-2">{header}</RowHeader>
            {values.map((value, index) => (
              <Cell key={table.columns[index + 1]} numeric className="py-2">
                {value}
              </Cell>
            ))}
          </tr>
        ))}
      </TableBody>
    </DataTable>
  );
}

import { Prisma } from './client.ts';

type Value = string | number | boolean | null | Uint8Array;

/** SQLite takes 32 766 parameters in a statement; 500 rows of our widest table are half of that. */
export const ROWS_PER_STATEMENT_MAX = 500;

/**
 * One INSERT of many rows that passes over rows whose key exists already. Several times faster than `createMany`,
 * which moreover cannot pass over rows on SQLite. Needs at least one row; all must come from the same mapper.
 */
export function insertNewRows(
  table: string,
  rows: readonly Record<string, Value>[],
  returning: readonly string[] = [],
): Prisma.Sql {
  const columns = Object.keys(rows[0] ?? {});
  const tuples = rows.map(
    (row) => Prisma.sql`(${Prisma.join(columns.map((column) => row[column] ?? null))})`,
  );
  const tail = returning.length === 0 ? '' : ` RETURNING ${quotedList(returning)}`;
  return Prisma.sql`${Prisma.raw(`INSERT INTO "${table}" (${quotedList(columns)}) VALUES `)}${Prisma.join(tuples)}${Prisma.raw(` ON CONFLICT DO NOTHING${tail}`)}`;
}

function quotedList(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

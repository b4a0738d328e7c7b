import { Prisma } from './client.ts';

type Value = string | number | boolean | null | Uint8Array;

/** SQLite takes 32 766 parameters in a statement; 500 rows of our widest table are 23 000. */
export const ROWS_PER_STATEMENT_MAX = 500;

/**
 * One INSERT of many rows that passes over rows whose key exists already. Several times faster than `createMany`,
 * which moreover cannot pass over rows on SQLite. Needs at least one row; all must come from the same mapper.
 * Throws for a number that is not finite.
 */
export function insertNewRows(
  table: string,
  rows: readonly Record<string, Value>[],
  returning: readonly string[] = [],
): Prisma.Sql {
  const columns = Object.keys(rows[0] ?? {});
  const tail = returning.length === 0 ? '' : ` RETURNING ${quotedList(returning)}`;
  const separators = columns.map((_, index) => (index === 0 ? '),(' : ','));
  // Flat, because a template for each row, nested in one for all, takes longer than the database.
  const texts: string[] = [];
  const values: Value[] = [];
  for (const row of rows) {
    for (const [index, column] of columns.entries()) {
      texts.push(separators[index] ?? ',');
      values.push(storable(row[column] ?? null, `${table}.${column}`));
    }
  }
  texts[0] = `INSERT INTO "${table}" (${quotedList(columns)}) VALUES (`;
  texts.push(`) ON CONFLICT DO NOTHING${tail}`);
  return new Prisma.Sql(texts, values);
}

/** PostgreSQL would store NaN and infinity, which are no measurements. */
function storable(value: Value, column: string): Value {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error(`The column ${column} cannot hold ${value}.`);
  }
  return value;
}

function quotedList(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

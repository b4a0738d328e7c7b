import { createClient } from '@libsql/client';
import pg from 'pg';
import { parseDatabaseUrl, toLibsqlUrl } from '../database-url.ts';

/** Runs one statement on a connection of its own, past Prisma; rows of a SELECT as plain objects. */
export async function runSql(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const location = parseDatabaseUrl(url);
  if (location.dialect === 'sqlite') {
    const client = createClient({ url: toLibsqlUrl(location.file), timeout: 5_000 });
    try {
      return (await client.execute(sql)).rows.map((row) => ({ ...row }));
    } finally {
      client.close();
    }
  }
  const client = new pg.Client({ connectionString: location.connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Names of all tables, sorted. */
export async function listTables(url: string): Promise<string[]> {
  const rows = await runSql(
    url,
    url.startsWith('file:')
      ? `SELECT name FROM sqlite_schema WHERE type = 'table'`
      : `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  return rows.map((row) => String(row.name)).sort();
}

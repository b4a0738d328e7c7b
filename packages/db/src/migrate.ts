import { MizaniError } from '@mizani/core/errors/mizani-error';
import { parseDatabaseUrl } from './database-url.ts';
import { findMigrationsFolder } from './migration/find-migrations-folder.ts';
import type { Migration } from './migration/migration.ts';
import type { MigrationConnection, MigrationSession } from './migration/migration-connection.ts';
import { nextMigration } from './migration/next-migration.ts';
import { connectPostgres } from './migration/postgres-connection.ts';
import { readMigrations } from './migration/read-migrations.ts';
import { connectSqlite } from './migration/sqlite-connection.ts';

/**
 * Brings a database to the state that this code expects; creates the file of a SQLite database. Needs no Prisma
 * engine, and keeps its books as Prisma's command line does, which can take over at any time.
 *
 * Each migration is one transaction with its own entry in the books: one that fails leaves no trace. Any number of
 * processes may migrate the same database at once; each migration is applied by one of them.
 *
 * @param folder Holds one folder per dialect; found next to the code when absent.
 * @returns the names of the migrations that this call applied, oldest first.
 * Throws `MizaniError('unavailable')` when the database cannot be reached, and `MizaniError('conflict')` when it is
 * newer than the code, when an applied migration was edited, or when a migration fails.
 */
export async function migrate(url: string, folder?: string): Promise<{ applied: string[] }> {
  const location = parseDatabaseUrl(url);
  const migrations = readMigrations(folder ?? findMigrationsFolder(), location.dialect);
  const connection =
    location.dialect === 'sqlite' ? await connectSqlite(location) : await connectPostgres(location);
  try {
    return { applied: await applyPending(connection, migrations) };
  } finally {
    await connection.close();
  }
}

async function applyPending(
  connection: MigrationConnection,
  migrations: readonly Migration[],
): Promise<string[]> {
  const applied: string[] = [];
  for (;;) {
    // What is pending is asked anew under each lock: another process may have been faster.
    const name = await connection.exclusively((session) => applyNext(session, migrations));
    if (name === null) return applied;
    applied.push(name);
  }
}

async function applyNext(
  session: MigrationSession,
  migrations: readonly Migration[],
): Promise<string | null> {
  const migration = nextMigration(migrations, await session.listEntries());
  if (!migration) return null;
  try {
    await session.run(migration.sql);
    await session.verify();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MizaniError(
      'conflict',
      `The migration "${migration.name}" failed and was undone: ${reason}`,
      { cause },
    );
  }
  await session.addEntry(migration);
  return migration.name;
}

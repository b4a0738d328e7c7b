import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Client, createClient, LibsqlError, type Transaction } from '@libsql/client';
import { MizaniError } from '@mizani/core/errors/mizani-error';
import { type DatabaseLocation, toLibsqlUrl } from '../database-url.ts';
import type { MigrationConnection, MigrationSession } from './migration-connection.ts';

/** How long to wait for another process that migrates the same file. */
const LOCK_TIMEOUT_MS = 60_000;

/** Opens the file for migrating, making it and its folder when they do not exist, and switches it to WAL. */
export async function connectSqlite(
  location: Extract<DatabaseLocation, { dialect: 'sqlite' }>,
): Promise<MigrationConnection> {
  try {
    mkdirSync(path.dirname(location.file), { recursive: true });
    const client = createClient({ url: toLibsqlUrl(location.file), timeout: LOCK_TIMEOUT_MS });
    await switchToWal(client);
    return {
      exclusively: (work) => exclusively(client, work),
      close: async () => client.close(),
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MizaniError('unavailable', `Cannot open ${location.description}: ${reason}`, {
      cause,
    });
  }
}

/** WAL is a property of the file, so once is enough; readers then never wait for the writer. */
async function switchToWal(client: Client): Promise<void> {
  const deadlineMs = performance.now() + LOCK_TIMEOUT_MS;
  for (;;) {
    try {
      await client.execute('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      // The switch needs the file for itself, and SQLite does not apply the busy timeout to it.
      const busy = error instanceof LibsqlError && error.code === 'SQLITE_BUSY';
      if (!busy || performance.now() > deadlineMs) throw error;
      await delay(20);
      // libsql leaves the failed statement open, and with it no later transaction could commit.
      await client.reconnect();
    }
  }
}

async function exclusively<Result>(
  client: Client,
  work: (session: MigrationSession) => Promise<Result>,
): Promise<Result> {
  // Scripts that rebuild a table switch foreign keys off themselves, but inside a transaction that has no effect.
  // The transaction takes over the client's connection, and with it this setting.
  await client.execute('PRAGMA foreign_keys = OFF');
  const transaction = await client.transaction('write');
  try {
    const result = await work(sqliteSession(transaction));
    await transaction.commit();
    return result;
  } finally {
    transaction.close();
  }
}

function sqliteSession(transaction: Transaction): MigrationSession {
  return {
    async listEntries() {
      await transaction.execute(CREATE_ENTRIES);
      const { rows } = await transaction.execute(
        'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
      );
      return rows.map((row) => ({
        name: String(row.migration_name),
        checksum: String(row.checksum),
        finished: row.finished_at !== null,
      }));
    },
    run: (sql) => transaction.executeMultiple(sql),
    async verify() {
      const { rows } = await transaction.execute('PRAGMA foreign_key_check');
      const broken = rows[0];
      if (broken) {
        throw new Error(`rows of "${broken.table}" refer to missing rows of "${broken.parent}"`);
      }
    },
    async addEntry({ name, checksum }) {
      await transaction.execute({
        sql: `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
          VALUES (?, ?, ?, unixepoch() * 1000, unixepoch() * 1000, 1)`,
        args: [randomUUID(), checksum, name],
      });
    },
  };
}

/** Word for word what Prisma's command line creates. */
const CREATE_ENTRIES = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

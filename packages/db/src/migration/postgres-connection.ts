import { randomUUID } from 'node:crypto';
import { MizaniError } from '@mizani/core/errors/mizani-error';
import pg from 'pg';
import type { DatabaseLocation } from '../database-url.ts';
import type { MigrationConnection, MigrationSession } from './migration-connection.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** How long to wait for another process that migrates the same database. */
const LOCK_TIMEOUT_MS = 60_000;
/** The lock that Prisma's command line takes. */
const PRISMA_LOCK_ID = 72_707_369;

export async function connectPostgres(
  location: Extract<DatabaseLocation, { dialect: 'postgresql' }>,
): Promise<MigrationConnection> {
  const client = new pg.Client({
    connectionString: location.connectionString,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A lost connection rejects the query in hand; without a listener the event would end the process as well.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MizaniError('unavailable', `Cannot reach ${location.description}: ${reason}`, {
      cause,
    });
  }
  return { exclusively: (work) => exclusively(client, work), close: () => client.end() };
}

async function exclusively<Result>(
  client: pg.Client,
  work: (session: MigrationSession) => Promise<Result>,
): Promise<Result> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query(`SELECT pg_advisory_xact_lock(${PRISMA_LOCK_ID})`);
    const result = await work(postgresSession(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // When the connection is gone, so is the transaction; the first error is the one to tell.
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

function postgresSession(client: pg.Client): MigrationSession {
  return {
    async listEntries() {
      await client.query(CREATE_ENTRIES);
      const { rows } = await client.query<{
        migration_name: string;
        checksum: string;
        finished: boolean;
      }>(
        'SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL',
      );
      return rows.map((row) => ({
        name: row.migration_name,
        checksum: row.checksum,
        finished: row.finished,
      }));
    },
    async run(sql) {
      await client.query(sql);
    },
    // PostgreSQL never lets go of its foreign keys.
    verify: async () => {},
    async addEntry({ name, checksum }) {
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
          VALUES ($1, $2, $3, now(), now(), 1)`,
        [randomUUID(), checksum, name],
      );
    },
  };
}

/** What Prisma's command line creates. */
const CREATE_ENTRIES = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

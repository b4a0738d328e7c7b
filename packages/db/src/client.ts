import { MizaniError } from '@mizani/core/errors/mizani-error';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapterFactory } from '@prisma/client/runtime/client';
import {
  type DatabaseLocation,
  type Dialect,
  parseDatabaseUrl,
  toLibsqlUrl,
} from './database-url.ts';
import { createDirectWriter, type ReadDirectly, type WriteDirectly } from './direct-writer.ts';
import { PrismaClient as PostgresClient } from './generated/postgresql/client.ts';
import { PrismaClient as SqliteClient } from './generated/sqlite/client.ts';
import { SqliteAdapter } from './sqlite/sqlite-adapter.ts';

export { Prisma } from './generated/sqlite/client.ts';

/**
 * SQLite's client is the canonical one: its surface is the narrower (no `skipDuplicates`, no `mode: 'insensitive'`),
 * so what compiles against it runs on both databases.
 */
export type DatabaseClient = SqliteClient;

export type Database = {
  readonly dialect: Dialect;
  readonly client: DatabaseClient;
  /** For many rows at once. */
  readonly writeDirectly: WriteDirectly;
  readonly readDirectly: ReadDirectly;
  /** Throws `MizaniError('unavailable')` when the database cannot be reached or was never migrated. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

const BUSY_TIMEOUT_MS = 5_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** Several processes share one SQLite file: a transaction may have to wait for the others. */
const TRANSACTION_OPTIONS = { maxWait: 10_000, timeout: 30_000 };

/**
 * Opens a database that `migrate` has prepared. Connects at the first query. A process opens a database once: SQLite
 * waits for a lock without yielding, so a second connection would wait for a transaction that it keeps from ending.
 * Throws `MizaniError('invalid-input')` for a URL that is neither `file:` nor `postgresql://`.
 */
export function openDatabase(url: string): Database {
  const location = parseDatabaseUrl(url);
  const { adapter, writeDirectly, readDirectly } = createDirectWriter(createAdapter(location));
  const client = createClient(location, adapter);
  return {
    dialect: location.dialect,
    client,
    writeDirectly: writeDirectly(() => client.$connect()),
    readDirectly: readDirectly(() => client.$connect()),
    async ping() {
      try {
        await client.$queryRaw`SELECT migration_name FROM _prisma_migrations LIMIT 1`;
      } catch (cause) {
        throw unavailable(location, cause);
      }
    },
    close: () => client.$disconnect(),
  };
}

function createAdapter(location: DatabaseLocation): SqlDriverAdapterFactory {
  if (location.dialect === 'sqlite') {
    // libsql's own default is not to wait at all. An option and not a PRAGMA, so that a new connection has it too.
    return new SqliteAdapter({ url: toLibsqlUrl(location.file), timeout: BUSY_TIMEOUT_MS });
  }
  return new PrismaPg({
    connectionString: location.connectionString,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
}

function createClient(
  location: DatabaseLocation,
  adapter: SqlDriverAdapterFactory,
): DatabaseClient {
  const options = {
    adapter,
    transactionOptions: TRANSACTION_OPTIONS,
    errorFormat: 'minimal',
  } as const;
  if (location.dialect === 'sqlite') return new SqliteClient(options);
  // The only cast between the two. Their row types are the same; a test holds their models equal.
  return new PostgresClient(options) as unknown as DatabaseClient;
}

function unavailable(location: DatabaseLocation, cause: unknown): MizaniError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = /_prisma_migrations/.test(reason)
    ? `The database has no tables yet: ${location.description}. Run the migrations first.`
    : `Cannot reach ${location.description}: ${reason.trim()}`;
  return new MizaniError('unavailable', message, { cause });
}

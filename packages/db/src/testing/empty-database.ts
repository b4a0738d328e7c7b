import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Dialect } from '../database-url.ts';
import { TEST_POSTGRES_URL } from './test-environment.ts';

export type EmptyDatabase = { url: string; dispose(): Promise<void> };

/** A database of its own, without tables, that `dispose` removes. */
export async function createEmptyDatabase(dialect: Dialect): Promise<EmptyDatabase> {
  return dialect === 'sqlite' ? createSqliteFolder() : createPostgresDatabase();
}

function createSqliteFolder(): EmptyDatabase {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mizani-db-'));
  return {
    url: `file:${path.join(folder, 'test.db')}`,
    async dispose() {
      try {
        rmSync(folder, { recursive: true, force: true });
      } catch {
        // Windows keeps an open file, and libsql closes its files only with the process.
      }
    },
  };
}

async function createPostgresDatabase(): Promise<EmptyDatabase> {
  const name = `mizani_test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(TEST_POSTGRES_URL ?? '');
  url.pathname = `/${name}`;
  return {
    url: url.href,
    dispose: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: TEST_POSTGRES_URL });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

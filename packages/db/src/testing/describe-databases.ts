import { afterAll, beforeAll, describe } from 'vitest';
import { type Database, openDatabase } from '../client.ts';
import type { Dialect } from '../database-url.ts';
import { migrate } from '../migrate.ts';
import { openRepositories, type Repositories } from '../open-repositories.ts';
import { createEmptyDatabase, type EmptyDatabase } from './empty-database.ts';
import { TEST_POSTGRES_URL } from './test-environment.ts';

export const TEST_SECRET = 'a secret for tests';

export type TestDatabase = { url: string; database: Database; repositories: Repositories };

/**
 * Registers the same tests for both databases, each time with a fresh migrated one that all of them share.
 * PostgreSQL is skipped, visibly, where no server is given.
 */
export function describeDatabases(
  title: string,
  register: (open: () => TestDatabase, dialect: Dialect) => void,
): void {
  for (const dialect of ['sqlite', 'postgresql'] as const) {
    describe.skipIf(!isAvailable(dialect))(`${title} on ${dialect}`, () => {
      let empty: EmptyDatabase | undefined;
      let opened: TestDatabase | undefined;

      beforeAll(async () => {
        empty = await createEmptyDatabase(dialect);
        await migrate(empty.url);
        opened = openForTest(empty.url);
      });
      afterAll(async () => {
        await opened?.database.close();
        await empty?.dispose();
      });

      register(() => {
        if (!opened) throw new Error('The database is opened in beforeAll; ask inside a test.');
        return opened;
      }, dialect);
    });
  }
}

/** Registers tests that bring their own databases, through `createEmptyDatabase`. */
export function describeEmptyDatabases(title: string, register: (dialect: Dialect) => void): void {
  for (const dialect of ['sqlite', 'postgresql'] as const) {
    describe.skipIf(!isAvailable(dialect))(`${title} on ${dialect}`, () => register(dialect));
  }
}

export function openForTest(url: string): TestDatabase {
  const database = openDatabase(url);
  return { url, database, repositories: openRepositories(database, { secret: TEST_SECRET }) };
}

function isAvailable(dialect: Dialect): boolean {
  return dialect === 'sqlite' || TEST_POSTGRES_URL !== undefined;
}

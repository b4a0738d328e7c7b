import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import { afterEach, expect, it } from 'vitest';
import { composeSchema, listMigrationNames, PRISMA_FOLDER } from '../scripts/compose-schema.mjs';
import { openSchemaEngine } from '../scripts/open-schema-engine.mjs';
import type { Dialect } from './database-url.ts';
import { migrate } from './migrate.ts';
import { describeEmptyDatabases } from './testing/describe-databases.ts';
import { createEmptyDatabase, type EmptyDatabase } from './testing/empty-database.ts';

/** What Prisma's command line hands to its engine for `migrate deploy`. */
function migrationsList(dialect: Dialect) {
  const folder = path.join(PRISMA_FOLDER, dialect, 'migrations');
  const read = (...parts: string[]) => readFileSync(path.join(folder, ...parts), 'utf8');
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: read('migration_lock.toml') },
    shadowDbInitScript: '',
    migrationDirectories: listMigrationNames(dialect).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: read(name, 'migration.sql') },
      },
    })),
  };
}

async function deployWithPrisma(dialect: Dialect, url: string): Promise<string[]> {
  const adapter =
    dialect === 'sqlite' ? new PrismaLibSql({ url }) : new PrismaPg({ connectionString: url });
  const engine = await openSchemaEngine(composeSchema(dialect), adapter);
  const result = await engine.applyMigrations({
    migrationsList: migrationsList(dialect),
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.appliedMigrationNames;
}

describeEmptyDatabases('Prisma Migrate', (dialect) => {
  const databases: EmptyDatabase[] = [];
  const open = async () => {
    const database = await createEmptyDatabase(dialect);
    databases.push(database);
    return database.url;
  };
  afterEach(async () => {
    for (const database of databases.splice(0)) await database.dispose();
  });

  it('finds nothing left to do after our runner, and our runner after it', async () => {
    const ours = await open();
    expect((await migrate(ours)).applied).toEqual(listMigrationNames(dialect));
    expect(await deployWithPrisma(dialect, ours)).toEqual([]);

    const theirs = await open();
    expect(await deployWithPrisma(dialect, theirs)).toEqual(listMigrationNames(dialect));
    expect((await migrate(theirs)).applied).toEqual([]);
  });
});

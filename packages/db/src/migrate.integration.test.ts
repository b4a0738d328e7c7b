import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { DEFAULT_JOB_PRIORITY } from '@mizani/core/job/job';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { composeSchema } from '../scripts/compose-schema.mjs';
import { diffSchemas } from '../scripts/diff-schemas.mjs';
import { openDatabase } from './client.ts';
import { migrate } from './migrate.ts';
import { findMigrationsFolder } from './migration/find-migrations-folder.ts';
import { openRepositories } from './open-repositories.ts';
import { describeEmptyDatabases } from './testing/describe-databases.ts';
import { createEmptyDatabase, type EmptyDatabase } from './testing/empty-database.ts';
import { createRun } from './testing/fixtures.ts';
import { listTables, runSql } from './testing/inspect-database.ts';
import { environmentFor } from './testing/test-environment.ts';

const run = promisify(execFile);
const PACKAGE_FOLDER = path.resolve(import.meta.dirname, '..');
const BUNDLE = path.join(PACKAGE_FOLDER, 'dist', 'migrate.js');

beforeAll(async () => {
  await run(process.execPath, [path.join(PACKAGE_FOLDER, 'build.mjs')]);
});

describeEmptyDatabases('migrate', (dialect) => {
  let database: EmptyDatabase;
  let folder: string;

  beforeEach(async () => {
    database = await createEmptyDatabase(dialect);
    folder = mkdtempSync(path.join(os.tmpdir(), 'mizani-migrations-'));
    cpSync(findMigrationsFolder(), folder, { recursive: true });
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database.dispose();
  });

  const addMigration = (name: string, sql: string) => {
    const target = path.join(folder, dialect, 'migrations', name);
    mkdirSync(target, { recursive: true });
    writeFileSync(path.join(target, 'migration.sql'), sql);
  };
  const listEntries = () =>
    runSql(
      database.url,
      'SELECT migration_name, applied_steps_count, finished_at, rolled_back_at FROM _prisma_migrations ORDER BY migration_name',
    );

  it('applies every migration once, oldest first', async () => {
    addMigration('29990101000000_first', 'CREATE TABLE later_one (x INTEGER);');
    addMigration('29990101000001_second', 'INSERT INTO later_one VALUES (1);');
    const { applied } = await migrate(database.url, folder);
    expect(applied.slice(-2)).toEqual(['29990101000000_first', '29990101000001_second']);
    expect(await migrate(database.url, folder)).toEqual({ applied: [] });
    expect(await runSql(database.url, 'SELECT x FROM later_one')).toEqual([{ x: 1 }]);
    const entries = await listEntries();
    expect(entries.map((entry) => entry.migration_name)).toEqual(applied);
    expect(entries.at(-1)).toMatchObject({
      applied_steps_count: 1,
      finished_at: expect.anything(),
      rolled_back_at: null,
    });
  });

  it('leaves the database as it was when a migration fails half-way, and goes on once it is mended', async () => {
    await migrate(database.url, folder);
    const [tables, entries] = [await listTables(database.url), await listEntries()];
    const half = 'CREATE TABLE half (x INTEGER); INSERT INTO half VALUES (1);';
    addMigration('29990101000000_half', `${half} INSERT INTO nowhere VALUES (1);`);

    await expect(migrate(database.url, folder)).rejects.toThrow(
      /"29990101000000_half" failed and was undone.*nowhere/,
    );
    expect(await listTables(database.url)).toEqual(tables);
    expect(await listEntries()).toEqual(entries);

    addMigration('29990101000000_half', half);
    expect(await migrate(database.url, folder)).toEqual({ applied: ['29990101000000_half'] });
  });

  it('keeps the migrations before the one that fails', async () => {
    addMigration('29990101000000_good', 'CREATE TABLE good (x INTEGER);');
    addMigration('29990101000001_bad', 'nonsense;');
    await expect(migrate(database.url, folder)).rejects.toThrow(/29990101000001_bad/);
    expect(await listTables(database.url)).toContain('good');
  });

  it('refuses a migration that was edited after it was applied', async () => {
    addMigration('29990101000000_edited', 'CREATE TABLE edited (x INTEGER);');
    await migrate(database.url, folder);
    addMigration('29990101000000_edited', 'CREATE TABLE edited (x INTEGER, y INTEGER);');
    await expect(migrate(database.url, folder)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/29990101000000_edited.*was edited/),
    });
  });

  it('refuses a database that is newer than the code', async () => {
    addMigration('29990101000000_future', 'CREATE TABLE future (x INTEGER);');
    await migrate(database.url, folder);
    await expect(migrate(database.url)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/newer than this version.*29990101000000_future/),
    });
  });

  it('lets several processes migrate at once: each migration is applied by one of them', async () => {
    addMigration('29990101000000_counted', 'CREATE TABLE counted (x INTEGER);');
    addMigration('29990101000001_counted', 'INSERT INTO counted VALUES (1);');
    const outputs = await Promise.all(
      Array.from({ length: 4 }, () =>
        run(process.execPath, [BUNDLE, folder], {
          env: environmentFor(database.url),
        }),
      ),
    );
    expect(await runSql(database.url, 'SELECT x FROM counted')).toEqual([{ x: 1 }]);
    const applied = outputs.flatMap(({ stdout }) => stdout.match(/\d{14}_\w+/g) ?? []);
    const entries = await listEntries();
    expect(applied.sort()).toEqual(entries.map((entry) => entry.migration_name));
  });

  it('takes a change of the models that rebuilds a table, and keeps the rows that refer to it', async () => {
    await migrate(database.url, folder);
    const opened = openDatabase(database.url);
    const { id } = await createRun(openRepositories(opened, { secret: 'x' }));
    await opened.close();

    const before = composeSchema(dialect);
    // SQLite cannot change a column: Prisma's script copies the table that runs refer to, and drops the old one.
    const after = before.replace(/^ {2}priority +Int$/m, '  priority Float\n  remark String?');
    expect(after).not.toBe(before);
    const sql = await diffSchemas(dialect, before, after);
    addMigration('29990101000000_change', sql ?? '');
    expect(await migrate(database.url, folder)).toEqual({ applied: ['29990101000000_change'] });

    const columns = '"id", "priority", "remark"';
    expect(await runSql(database.url, `SELECT ${columns} FROM "Job"`)).toEqual([
      { id, priority: DEFAULT_JOB_PRIORITY, remark: null },
    ]);
    expect(await runSql(database.url, 'SELECT "id" FROM "Run"')).toEqual([{ id }]);
    expect(await runSql(database.url, 'SELECT "position" FROM "RunTarget"')).toHaveLength(2);
  });

  it('runs as a command in plain Node, and finds the migrations by itself', async () => {
    const command = () =>
      run(process.execPath, [BUNDLE], {
        cwd: os.tmpdir(),
        env: environmentFor(database.url),
      });
    expect((await command()).stdout).toMatch(/^Applied \d+ migrations?: .*_init.*\n$/);
    expect((await command()).stdout).toBe('The database is up to date.\n');
    expect(await listTables(database.url)).toContain('Sample');
  });

  // PostgreSQL refuses such a statement by itself.
  if (dialect === 'sqlite') {
    it('undoes a migration that leaves references to missing rows', async () => {
      addMigration(
        '29990101000000_tables',
        `CREATE TABLE parent (id INTEGER PRIMARY KEY);
       CREATE TABLE child (parent_id INTEGER REFERENCES parent (id));
       INSERT INTO parent VALUES (1);
       INSERT INTO child VALUES (1);`,
      );
      await migrate(database.url, folder);
      expect(await runSql(database.url, 'PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
      addMigration('29990101000001_orphan', 'DELETE FROM parent;');
      await expect(migrate(database.url, folder)).rejects.toThrow(/"child" refer to missing rows/);
      expect(await runSql(database.url, 'SELECT id FROM parent')).toEqual([{ id: 1 }]);
    });
  }
});

it('says that a database cannot be reached, without its password', async () => {
  const attempt = migrate('postgresql://mizani:s3cret@127.0.0.1:1/db');
  await expect(attempt).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  await expect(attempt).rejects.toThrow(/PostgreSQL database "db" at 127.0.0.1:1/);
  await expect(attempt).rejects.not.toThrow(/s3cret/);
});

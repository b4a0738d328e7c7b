import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  composeSchema,
  DIALECTS,
  listMigrationNames,
  PRISMA_FOLDER,
} from '../scripts/compose-schema.mjs';
import { diffSchemas } from '../scripts/diff-schemas.mjs';
import { parseDatabaseUrl, toLibsqlUrl } from './database-url.ts';
import { migrate } from './migrate.ts';
import { createEmptyDatabase, type EmptyDatabase } from './testing/empty-database.ts';

const MIGRATE_NEW = 'The models have changed: run "npm run migrate:new <name>".';

describe('the two dialects', () => {
  it('have the same models', () => {
    const modelsOf = (dialect: string) => {
      const schema = composeSchema(dialect);
      return schema.slice(schema.indexOf('\nmodel '));
    };
    expect(modelsOf('postgresql')).toBe(modelsOf('sqlite'));
  });

  it('have the same migrations, and at least one', () => {
    expect(listMigrationNames('sqlite')).not.toEqual([]);
    expect(listMigrationNames('postgresql')).toEqual(listMigrationNames('sqlite'));
  });

  it.each(DIALECTS)('lead to the models of today: %s', (dialect) => {
    const last = listMigrationNames(dialect).at(-1) ?? '';
    const file = path.join(PRISMA_FOLDER, dialect, 'migrations', last, 'schema.prisma');
    expect(readFileSync(file, 'utf8'), MIGRATE_NEW).toBe(composeSchema(dialect));
  });
});

describe('diffSchemas', () => {
  it.each(DIALECTS)('finds no difference where there is none: %s', async (dialect) => {
    expect(await diffSchemas(dialect, composeSchema(dialect), composeSchema(dialect))).toBeNull();
  });
});

describe('the SQLite migrations, applied', () => {
  let empty: EmptyDatabase;
  let expected: EmptyDatabase;

  beforeAll(async () => {
    empty = await createEmptyDatabase('sqlite');
    expected = await createEmptyDatabase('sqlite');
    await migrate(empty.url);
  });
  afterAll(async () => {
    await empty.dispose();
    await expected.dispose();
  });

  // Sees what comparing schema files cannot: a migration.sql that was edited by hand.
  it('make the tables, columns and indexes that the models describe', async () => {
    const script = await diffSchemas('sqlite', null, composeSchema('sqlite'));
    const client = createClient({ url: libsqlUrlOf(expected.url) });
    await client.executeMultiple(script ?? '');
    client.close();
    expect(await describeTables(empty.url)).toEqual(await describeTables(expected.url));
  });

  it('have a table for every model', async () => {
    const models = [...composeSchema('sqlite').matchAll(/^model (\w+)/gm)].map(([, name]) => name);
    const tables = Object.keys(await describeTables(empty.url));
    expect(tables.sort()).toEqual(models.sort());
  });
});

/** Columns, foreign keys and indexes by table, without what differs by accident: order and bookkeeping. */
async function describeTables(url: string): Promise<Record<string, unknown>> {
  const client = createClient({ url: libsqlUrlOf(url) });
  const rowsOf = async (sql: string) =>
    (await client.execute(sql)).rows.map((row) => JSON.stringify(row)).sort();
  const { rows } = await client.execute(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'`,
  );
  const tables: Record<string, unknown> = {};
  for (const { name } of rows) {
    tables[String(name)] = {
      columns: await rowsOf(
        `SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info('${name}')`,
      ),
      foreignKeys: await rowsOf(
        `SELECT "table", "from", "to", on_update, on_delete FROM pragma_foreign_key_list('${name}')`,
      ),
      indexes: await rowsOf(
        `SELECT list.name, list."unique", info.seqno, info.name AS "column"
         FROM pragma_index_list('${name}') list, pragma_index_info(list.name) info`,
      ),
    };
  }
  client.close();
  return tables;
}

function libsqlUrlOf(url: string): string {
  const location = parseDatabaseUrl(url);
  if (location.dialect !== 'sqlite') throw new Error('This test is about SQLite.');
  return toLibsqlUrl(location.file);
}

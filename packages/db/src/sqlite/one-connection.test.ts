import { existsSync, readdirSync } from 'node:fs';
import { type Client, createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, type EmptyDatabase } from '../testing/empty-database.ts';
import { onOneConnection } from './one-connection.ts';

const OPEN_FILES = '/proc/self/fd';

describe('a client on one connection', () => {
  let file: EmptyDatabase;
  let other: Client;
  let client: Client;

  beforeEach(async () => {
    file = await createEmptyDatabase('sqlite');
    other = createClient({ url: file.url, timeout: 20 });
    await other.execute('PRAGMA journal_mode = WAL');
    await other.execute('CREATE TABLE parent (id INTEGER PRIMARY KEY)');
    await other.execute('CREATE TABLE child (parent_id INTEGER REFERENCES parent (id))');
    client = onOneConnection(createClient({ url: file.url, timeout: 20 }));
  });
  afterEach(async () => {
    client.close();
    other.close();
    await file.dispose();
  });

  const insert = async (id: number) => {
    const transaction = await client.transaction();
    await transaction.execute({ sql: 'INSERT INTO parent VALUES (?)', args: [id] });
    await transaction.commit();
  };
  const listIds = async () =>
    (await other.execute('SELECT id FROM parent ORDER BY id')).rows.map((row) => row.id);

  it('commits, and rolls back', async () => {
    await insert(1);
    const transaction = await client.transaction();
    await transaction.execute('INSERT INTO parent VALUES (2)');
    await transaction.rollback();
    expect(await listIds()).toEqual([1]);
  });

  it.skipIf(!existsSync(OPEN_FILES))(
    'opens no further file however many transactions',
    async () => {
      await insert(0);
      const before = readdirSync(OPEN_FILES).length;
      for (let id = 1; id <= 100; id++) await insert(id);
      expect(readdirSync(OPEN_FILES).length).toBeLessThan(before + 10);
    },
  );

  it('works on after it has found the file busy', async () => {
    await other.execute('BEGIN IMMEDIATE');
    await expect(client.transaction()).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    await expect(client.execute('INSERT INTO parent VALUES (1)')).rejects.toMatchObject({
      code: 'SQLITE_BUSY',
    });
    await other.execute('COMMIT');
    await insert(2);
    await insert(3);
    expect(await listIds()).toEqual([2, 3]);
  });

  it('leaves nothing locked when a commit fails', async () => {
    const transaction = await client.transaction();
    await transaction.execute('PRAGMA defer_foreign_keys = ON');
    await transaction.execute('INSERT INTO child VALUES (99)');
    await expect(transaction.commit()).rejects.toThrow(/FOREIGN KEY/);
    await other.execute('INSERT INTO parent VALUES (1)');
    await insert(2);
    expect(await listIds()).toEqual([1, 2]);
  });
});

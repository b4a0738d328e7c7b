import { describe, expect, it } from 'vitest';
import { openDatabase } from './client.ts';
import { describeDatabases, describeEmptyDatabases } from './testing/describe-databases.ts';
import { createEmptyDatabase } from './testing/empty-database.ts';

describeDatabases('openDatabase', (open, dialect) => {
  it('answers a ping and knows its dialect', async () => {
    await expect(open().database.ping()).resolves.toBeUndefined();
    expect(open().database.dialect).toBe(dialect);
  });
});

describeEmptyDatabases('openDatabase without tables', (dialect) => {
  it('says that the migrations have not run', async () => {
    const empty = await createEmptyDatabase(dialect);
    const database = openDatabase(empty.url);
    await expect(database.ping()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Run the migrations first'),
    });
    await database.close();
    await empty.dispose();
  });
});

describe('openDatabase without a database', () => {
  it('says that the server cannot be reached, without the password', async () => {
    const database = openDatabase('postgresql://mizani:s3cret@127.0.0.1:1/db');
    const ping = database.ping();
    await expect(ping).rejects.toMatchObject({ code: 'unavailable', retryable: true });
    await expect(ping).rejects.toThrow(/Cannot reach the PostgreSQL database "db" at 127.0.0.1:1/);
    await expect(ping).rejects.not.toThrow(/s3cret/);
    await database.close();
  });

  it('says that the file cannot be opened', async () => {
    const database = openDatabase('file:/no/such/folder/mizani.db');
    await expect(database.ping()).rejects.toMatchObject({ code: 'unavailable' });
    await database.close();
  });
});

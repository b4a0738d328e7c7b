import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseDatabaseUrl, toLibsqlUrl } from './database-url.ts';

describe('parseDatabaseUrl', () => {
  it('resolves a relative file against the working directory', () => {
    expect(parseDatabaseUrl('file:./data/a.db')).toMatchObject({
      dialect: 'sqlite',
      file: path.resolve('data/a.db'),
    });
  });

  it('takes a path literally, and a full URL by the rules of URLs', () => {
    const file = path.resolve('a folder', '100%.db');
    expect(parseDatabaseUrl(`file:${file}`)).toMatchObject({ file });
    expect(parseDatabaseUrl(pathToFileURL(file).href)).toMatchObject({ file });
  });

  it.each(['postgres', 'postgresql'])('knows %s:// and hides the password', (scheme) => {
    const url = `${scheme}://mizani:s3cret@db.local:5432/measurements?sslmode=require`;
    const location = parseDatabaseUrl(url);
    expect(location).toMatchObject({ dialect: 'postgresql', connectionString: url });
    expect(location.description).toBe('the PostgreSQL database "measurements" at db.local:5432');
  });

  it.each([
    '',
    'mizani.db',
    'mysql://user:s3cret@localhost/db',
    'file:',
    'file::memory:',
    'file:a.db?mode=ro',
    'postgresql://user:s3cret@localhost',
    'postgresql://user:s3cret@localhost/',
    'postgresql://user:s3cret@host:port/db',
    'postgresql://user:s3cret@localhost/db?schema=other',
  ])('refuses %j, says what is expected and repeats no password', (url) => {
    expect(() => parseDatabaseUrl(url)).toThrow(/Expected "file:<path>".*"postgresql:\/\//);
    expect(() => parseDatabaseUrl(url)).not.toThrow(/s3cret/);
  });
});

describe('toLibsqlUrl', () => {
  it('escapes what means something in a URL, and speaks forward slashes', () => {
    expect(toLibsqlUrl('/data/100%#?.db')).toBe('file:/data/100%25%23%3F.db');
    expect(toLibsqlUrl('C:\\data\\a b.db')).toBe('file:C:/data/a b.db');
  });
});

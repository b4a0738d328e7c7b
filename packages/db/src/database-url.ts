import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MizaniError } from '@mizani/core/errors/mizani-error';

export type Dialect = 'sqlite' | 'postgresql';

export type DatabaseLocation =
  | { dialect: 'sqlite'; file: string; description: string }
  | { dialect: 'postgresql'; connectionString: string; description: string };

const EXPECTED =
  'Expected "file:<path>" for SQLite or "postgresql://<user>:<password>@<host>:<port>/<database>".';

/**
 * What a database URL refers to. `description` is for people and holds no password; relative SQLite paths are
 * resolved against the working directory.
 * Throws `MizaniError('invalid-input')`, without the URL in its message, when it is neither kind.
 */
export function parseDatabaseUrl(url: string): DatabaseLocation {
  if (url.startsWith('file:')) return parseSqliteUrl(url);
  if (/^postgres(ql)?:\/\//.test(url)) return parsePostgresUrl(url);
  throw invalidUrl('its kind is not known');
}

function parseSqliteUrl(url: string): DatabaseLocation {
  const rest = url.slice('file:'.length);
  if (rest === '' || rest.includes('?') || rest.includes('#')) {
    throw invalidUrl('a file URL is a path, without parameters');
  }
  // Every connection would be an empty database of its own: the migrations' one, and then the client's.
  if (rest.includes(':memory:')) throw invalidUrl('a database in memory is not supported');
  const file = rest.startsWith('//') ? fileOfUrl(url) : path.resolve(rest);
  return { dialect: 'sqlite', file, description: `the SQLite file ${file}` };
}

function fileOfUrl(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw invalidUrl('a file URL with two slashes must be absolute, like file:///data/mizani.db');
  }
}

function parsePostgresUrl(url: string): DatabaseLocation {
  if (!URL.canParse(url)) throw invalidUrl('it is not a valid URL');
  const parsed = new URL(url);
  const database = decodeURIComponent(parsed.pathname.slice(1));
  if (database === '') throw invalidUrl('it names no database');
  const schema = parsed.searchParams.get('schema');
  if (schema !== null && schema !== 'public') throw invalidUrl('the schema is always "public"');
  return {
    dialect: 'postgresql',
    connectionString: url,
    description: `the PostgreSQL database "${database}" at ${parsed.host}`,
  };
}

function invalidUrl(reason: string): MizaniError {
  const issue = { field: 'DATABASE_URL', message: `${reason}. ${EXPECTED}` };
  return new MizaniError('invalid-input', `The database URL cannot be used: ${issue.message}`, {
    issues: [issue],
  });
}

/** The URL under which libsql opens a file; the characters that mean something in a URL are escaped. */
export function toLibsqlUrl(file: string): string {
  const escaped = file.replaceAll('\\', '/').replace(/[%?#]/g, encodeURIComponent);
  return `file:${escaped}`;
}

import { MizaniError } from '@mizani/core/errors/mizani-error';
import { parseDatabaseUrl } from './database-url.ts';

export type MigrateEnvironment = { databaseUrl: string };

/** Throws `MizaniError('invalid-input')` that names the variable and says what it should be. */
export function readEnvironment(
  variables: Record<string, string | undefined> = process.env,
): MigrateEnvironment {
  const databaseUrl = variables.DATABASE_URL;
  if (!databaseUrl) {
    throw new MizaniError(
      'invalid-input',
      'DATABASE_URL is not set. Expected "file:<path>" or "postgresql://<user>:<password>@<host>:<port>/<database>".',
    );
  }
  parseDatabaseUrl(databaseUrl);
  return { databaseUrl };
}

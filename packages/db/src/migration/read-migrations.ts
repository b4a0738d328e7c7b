import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Dialect } from '../database-url.ts';
import type { Migration } from './migration.ts';

/** The migrations of a dialect, oldest first, from `<folder>/<dialect>/migrations`. Throws when that does not exist. */
export function readMigrations(folder: string, dialect: Dialect): Migration[] {
  const migrationsFolder = path.join(folder, dialect, 'migrations');
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

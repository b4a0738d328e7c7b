import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { Migration, MigrationEntry } from './migration.ts';

/**
 * The first migration that the books do not list; null when all are applied.
 * Throws `MizaniError('conflict')` when code and database cannot belong together.
 */
export function nextMigration(
  migrations: readonly Migration[],
  entries: readonly MigrationEntry[],
): Migration | null {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const entry of entries) {
    const migration = known.get(entry.name);
    if (!migration) {
      throw conflict(
        `The database is newer than this version of Mizani: it has the migration "${entry.name}", which this version does not know. Update Mizani, or restore a backup of the database.`,
      );
    }
    if (!entry.finished) {
      throw conflict(
        `The migration "${entry.name}" was begun by another tool and not finished. Repair the database, then run "prisma migrate resolve".`,
      );
    }
    if (entry.checksum !== migration.checksum) {
      throw conflict(
        `The migration "${entry.name}" was edited after it was applied. Restore its migration.sql and make the change in a new migration.`,
      );
    }
  }
  const applied = new Set(entries.map((entry) => entry.name));
  return migrations.find((migration) => !applied.has(migration.name)) ?? null;
}

function conflict(message: string): MizaniError {
  return new MizaniError('conflict', message);
}

import type { Migration, MigrationEntry } from './migration.ts';

/** What can be done while the database is locked against other migrating processes, inside a transaction. */
export interface MigrationSession {
  /** Entries that were not rolled back; creates the table of entries when there is none. */
  listEntries(): Promise<MigrationEntry[]>;
  run(sql: string): Promise<void>;
  /** Throws when the script left references to rows that do not exist. */
  verify(): Promise<void>;
  addEntry(migration: Migration): Promise<void>;
}

export interface MigrationConnection {
  /** Runs `work` under the lock and commits; when it throws, nothing of it has happened. */
  exclusively<Result>(work: (session: MigrationSession) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

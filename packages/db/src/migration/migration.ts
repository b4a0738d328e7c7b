export type Migration = {
  /** Name of its folder, which begins with the time of its making. */
  name: string;
  sql: string;
  /** SHA-256 of the script, in hexadecimal. */
  checksum: string;
};

/** A row of `_prisma_migrations`. */
export type MigrationEntry = {
  name: string;
  checksum: string;
  /** False for one that Prisma's command line began and could not end. */
  finished: boolean;
};

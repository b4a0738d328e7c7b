/** URL of a PostgreSQL server on which tests may create databases; undefined when there is none to test with. */
export const TEST_POSTGRES_URL: string | undefined = process.env.MIZANI_TEST_POSTGRES_URL;

/** The environment of a process that a test starts: this one's, with another database. */
export function environmentFor(databaseUrl: string): NodeJS.ProcessEnv {
  return { ...process.env, DATABASE_URL: databaseUrl };
}

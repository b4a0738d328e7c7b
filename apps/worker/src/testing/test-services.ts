import { createEmptyDatabase, type EmptyDatabase } from '@mizani/db/testing/empty-database';

/** What an installation runs on: nothing but a folder, or Postgres and Redis. */
export type TestServices = { mode: 'embedded' | 'team'; redisUrl: string | null };

/** A database of its own in the Redis that tests may use; null when none is offered. */
function testRedisUrl(): string | null {
  const redisUrl = process.env.MIZANI_TEST_REDIS_URL;
  if (!redisUrl) return null;
  const url = new URL(redisUrl);
  url.pathname = '/8';
  return url.href;
}

export const SERVICES: readonly TestServices[] = [
  { mode: 'embedded', redisUrl: null },
  { mode: 'team', redisUrl: testRedisUrl() },
];

export function isAvailable({ mode, redisUrl }: TestServices): boolean {
  return (
    mode === 'embedded' || (redisUrl !== null && Boolean(process.env.MIZANI_TEST_POSTGRES_URL))
  );
}

export function createTestDatabase({ mode }: TestServices): Promise<EmptyDatabase> {
  return createEmptyDatabase(mode === 'embedded' ? 'sqlite' : 'postgresql');
}

/** The environment of a worker process: ours without what would make it somebody else's worker. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL, REDIS_URL, FOUNDRY_LOCAL_ENDPOINT, MIZANI_SECRET, ...rest } = process.env;
  return rest;
}

/**
 * A Redis that tests may use, null when none is offered. The tests keep to one of its databases, which they empty
 * at will.
 */
export function testRedisUrl(): string | null {
  const redisUrl = process.env.MIZANI_TEST_REDIS_URL;
  if (!redisUrl) return null;
  const url = new URL(redisUrl);
  url.pathname = '/7';
  return url.href;
}

import path from 'node:path';
import { EnvironmentError } from '@mizani/core/environment/parse-variables';
import { describe, expect, it } from 'vitest';
import { parseEnvironment } from './env.ts';

const HERE = path.resolve('/somewhere');

function messageOf(source: Record<string, string>): string {
  try {
    parseEnvironment(source, HERE);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
  }
  return '';
}

describe('parseEnvironment', () => {
  it('needs nothing: the embedded mode on this machine is the default', () => {
    expect(parseEnvironment({}, HERE)).toEqual({
      databaseUrl: `file:${path.join(HERE, '.mizani', 'mizani.db')}`,
      redisUrl: null,
      port: 3000,
      host: '127.0.0.1',
      dataDir: path.join(HERE, '.mizani'),
      configuredSecret: null,
      logLevel: 'info',
    });
  });

  it('treats an empty variable as absent', () => {
    expect(parseEnvironment({ REDIS_URL: '', PORT: '' }, HERE)).toMatchObject({
      redisUrl: null,
      port: 3000,
    });
  });

  it.each([
    ['PORT', 'http', 'must be a number from 1 to 65535'],
    ['PORT', '70000', 'must be a number from 1 to 65535'],
    ['LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, trace, silent'],
  ])('names %s=%s and says what it should be', (variable, value, expectation) => {
    expect(messageOf({ [variable]: value })).toBe(`${variable} ${expectation} (it is "${value}").`);
  });

  it.each(['0.0.0.0', '192.168.1.5', 'example.org', '::'])(
    'refuses to listen on %s, because accounts do not exist yet',
    (host) => {
      expect(messageOf({ HOST: host })).toContain('accounts do not exist yet');
    },
  );

  it.each(['127.0.0.1', 'localhost', '::1', '127.0.0.2'])('listens on %s', (host) => {
    expect(parseEnvironment({ HOST: host }, HERE).host).toBe(host);
  });

  it('reports every bad variable at once', () => {
    expect(messageOf({ PORT: '0', HOST: '::' }).split('\n')).toHaveLength(2);
  });

  it.each([
    ['DATABASE_URL', 'mysql://root:swordfish@db', 'must start with "file:" or "postgresql://"'],
    ['REDIS_URL', 'user:swordfish@db:6379', 'must start with "redis://" or "rediss://"'],
    ['MIZANI_SECRET', 'swordfish', 'must have at least 16 characters'],
  ])('names a bad %s without showing what may be secret', (variable, value, expectation) => {
    expect(messageOf({ [variable]: value })).toBe(`${variable} ${expectation}.`);
  });
});

import { hostname } from 'node:os';
import path from 'node:path';
import { EnvironmentError } from '@mizani/core/environment/parse-variables';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from './env.ts';

describe('readEnvironment', () => {
  it('works without any variable, for the embedded mode', () => {
    const dataDir = path.resolve('.mizani');
    expect(readEnvironment({})).toEqual({
      databaseUrl: `file:${path.join(dataDir, 'mizani.db')}`,
      redisUrl: null,
      dataDir,
      configuredSecret: null,
      hostName: hostname(),
      modelServerUrl: null,
      foundryLocalEndpoint: null,
      logLevel: 'info',
      leaseMs: 15_000,
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(readEnvironment({ REDIS_URL: '', MIZANI_LEASE_MS: '', MIZANI_HOST_NAME: '' })).toEqual(
      readEnvironment({}),
    );
  });

  it.each([
    ['DATABASE_URL', 'mysql://x', 'file:'],
    ['REDIS_URL', 'http://x', 'redis://'],
    ['MIZANI_SECRET', 'short', 'at least 16'],
    ['MIZANI_HOST_NAME', ' ', 'blank'],
    ['MIZANI_MODEL_SERVER_URL', '127.0.0.1:80', 'http://'],
    ['FOUNDRY_LOCAL_ENDPOINT', 'localhost', 'http://'],
    ['LOG_LEVEL', 'loud', 'info'],
    ['MIZANI_LEASE_MS', '15s', 'milliseconds'],
    ['MIZANI_LEASE_MS', '299', 'milliseconds'],
    ['MIZANI_LEASE_MS', '900000', 'milliseconds'],
  ])('refuses %s=%s with the name and what it should be', (variable, value, hint) => {
    const read = () => readEnvironment({ [variable]: value });
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(variable);
    expect(read).toThrow(hint);
  });

  it('names all bad variables at once, and never shows a secret', () => {
    const variables = { MIZANI_SECRET: 'hunter2', DATABASE_URL: 'x:y@z', LOG_LEVEL: 'loud' };
    const error = captureError(() => readEnvironment(variables));
    expect(error.split('\n')).toHaveLength(3);
    expect(error).not.toContain('hunter2');
    expect(error).not.toContain('y@z');
  });
});

function captureError(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('It did not throw.');
}

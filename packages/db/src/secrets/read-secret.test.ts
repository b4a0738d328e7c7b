import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSecret } from './read-secret.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'mizani-secret-'));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

describe('readSecret', () => {
  it('prefers the configured secret and writes nothing then', async () => {
    expect(await readSecret({ configured: 'from the environment', dataDir })).toBe(
      'from the environment',
    );
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('makes a secret once, in a folder that need not exist', async () => {
    const fresh = path.join(dataDir, 'new', 'folder');
    const first = await readSecret({ configured: null, dataDir: fresh });
    expect(Buffer.from(first, 'base64url')).toHaveLength(32);
    expect(await readSecret({ configured: null, dataDir: fresh })).toBe(first);
    expect(await readdir(fresh)).toEqual(['secret']);
  });

  it.skipIf(process.platform === 'win32')('lets only its owner read it', async () => {
    await readSecret({ configured: null, dataDir });
    expect((await stat(path.join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
  });

  it('gives everybody the same secret when many ask at once', async () => {
    const secrets = await Promise.all(
      Array.from({ length: 50 }, () => readSecret({ configured: null, dataDir })),
    );
    expect(new Set(secrets).size).toBe(1);
    expect((await readFile(path.join(dataDir, 'secret'), 'utf8')).trim()).toBe(secrets[0]);
    expect(await readdir(dataDir)).toEqual(['secret']);
  });

  it('refuses to replace an empty file: stored keys would be lost silently', async () => {
    await writeFile(path.join(dataDir, 'secret'), '\n');
    await expect(readSecret({ configured: null, dataDir })).rejects.toMatchObject({
      code: 'unavailable',
      retryable: false,
    });
  });
});

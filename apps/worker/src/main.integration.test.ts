import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '@mizani/db/migrate';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildWorker, startWorkerProcess } from './testing/worker-process.ts';

beforeAll(buildWorker);

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'mizani-main-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** Starts a worker that is expected not to get far. */
async function failure(environment: Record<string, string>) {
  const worker = startWorkerProcess({ MIZANI_DATA_DIR: dataDir, ...environment });
  const code = await worker.ended;
  return { code, lines: worker.output().trim().split('\n') };
}

describe('a start that cannot work ends with code 1 and one line that says why', () => {
  it('a bad variable', async () => {
    const { code, lines } = await failure({ MIZANI_LEASE_MS: 'soon' });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining('MIZANI_LEASE_MS')]);
  });

  it('a database that is not there', async () => {
    const { code, lines } = await failure({ DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/x' });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining('127.0.0.1:1')]);
  });

  it('a database without tables', async () => {
    const { code, lines } = await failure({});
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining('migrations')]);
  });

  it('a Redis that is not there', async () => {
    await migrate(`file:${path.join(dataDir, 'mizani.db')}`);
    const { code, lines } = await failure({ REDIS_URL: 'redis://127.0.0.1:1' });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining('Redis')]);
  });

  it('a data folder that another worker serves', async () => {
    await migrate(`file:${path.join(dataDir, 'mizani.db')}`);
    const first = startWorkerProcess({ MIZANI_DATA_DIR: dataDir });
    await first.ready();
    const { code, lines } = await failure({});
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining(dataDir)]);
    await first.end('disconnect');
  });
});

import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { bundle } from '../../../scripts/bundle.mjs';
import { describeDatabases } from './testing/describe-databases.ts';
import { createRun } from './testing/fixtures.ts';
import { environmentFor } from './testing/test-environment.ts';

const run = promisify(execFile);
const FOLDER = path.join(import.meta.dirname, '../dist/testing');
const SAMPLES = 120;

beforeAll(async () => {
  const source = path.join(import.meta.dirname, 'testing/record-samples-command.ts');
  await bundle({ 'record-samples': source }, FOLDER);
});

describeDatabases('two processes that write at once', (open) => {
  it('lose nothing, store nothing twice, and share the job with nobody', async () => {
    const { repositories, url } = open();
    const { id } = await createRun(repositories);
    const record = async (owner: string, first: number) => {
      const args = [path.join(FOLDER, 'record-samples.js'), id, `${first}`, `${SAMPLES}`, owner];
      const { stdout } = await run(process.execPath, args, { env: environmentFor(url) });
      return JSON.parse(stdout) as { claimed: boolean; heartbeats: number };
    };
    // The second half of one is the first half of the other.
    const results = await Promise.all([record('one', 0), record('two', SAMPLES / 2)]);

    const total = SAMPLES * 1.5;
    expect((await repositories.samples.list(id)).map((sample) => sample.ordinal)).toEqual(
      Array.from({ length: total }, (_, ordinal) => ordinal),
    );
    expect(await repositories.samples.listScores(id)).toHaveLength(total);
    expect(results.map((result) => result.claimed).sort()).toEqual([false, true]);
    expect(results.map((result) => result.heartbeats).sort((a, b) => a - b)).toEqual([0, SAMPLES]);
  });
});

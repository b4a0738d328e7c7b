import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from './start/configuration.mjs';
import { findFreePort } from './start/ports.mjs';

// What somebody has set for a Mizani of their own must not decide what is tested here.
const OWN_VARIABLES =
  /^(DATABASE_URL|REDIS_URL|PORT|HOST|LOG_LEVEL|MIZANI_|BENCH_|COMPARE_|[SL]LM_)/;
const ENVIRONMENT = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !OWN_VARIABLES.test(name)),
);
const BENCH = ['bench', '--targets', 'nano,small', '--prompt', 'What is RAG?'];
let dataDir;
let port;

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'mizani-client-'));
  port = await findFreePort();
});
afterEach(async () => {
  await until(async () => !(await answers()));
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

/** Runs the client for a Mizani of the test's own, which does not run yet. */
function runClient(...args) {
  const child = spawn(process.execPath, ['scripts/mizani.mjs', ...args], {
    cwd: ROOT,
    env: { ...ENVIRONMENT, PORT: String(port), MIZANI_DATA_DIR: dataDir },
  });
  const client = { child, stdout: '', stderr: '', ended: once(child, 'close') };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (text) => {
      client[name] += text;
    });
  }
  return client;
}

async function until(condition, client) {
  const deadline = performance.now() + 100_000;
  while (!(await condition())) {
    if (client && client.child.exitCode !== null) throw new Error(`it ended:\n${client.stderr}`);
    if (performance.now() > deadline) throw new Error(`gave up waiting:\n${client?.stderr}`);
    await wait(50);
  }
}

async function answers() {
  try {
    return (await fetch(`http://127.0.0.1:${port}/api/v1/health`)).ok;
  } catch {
    return false;
  }
}

describe('the terminal client, where no Mizani runs', () => {
  it('starts one for the time, measures, prints the run as JSON, and keeps the results', async () => {
    const client = runClient(...BENCH, '--rounds', '2', '--json');
    await client.ended;
    expect(client.child.exitCode, client.stderr).toBe(0);
    expect(await answers()).toBe(false);
    const run = JSON.parse(client.stdout);
    expect(run).toMatchObject({ status: 'completed', parameters: { rounds: 2 } });
    expect(run.summaries.map(({ outcomes }) => outcomes.succeeded + outcomes.truncated)).toEqual([
      2, 2,
    ]);

    const report = runClient('report', run.id, '--format', 'csv');
    await report.ended;
    expect(report.child.exitCode, report.stderr).toBe(0);
    expect(report.stdout).toContain(run.id);
  });

  it.skipIf(process.platform === 'win32')(
    'cancels the run on Ctrl-C, says what is kept, and stops what it started',
    async () => {
      const client = runClient(...BENCH, '--rounds', '900');
      await until(() => client.stderr.includes('Run run_'), client);
      client.child.kill('SIGINT');
      await client.ended;
      expect(client.child.exitCode, client.stderr).toBe(130);
      expect(client.stderr).toMatch(/Cancelled: \d+ of \d+ requests were measured and are kept/);
      expect(await answers()).toBe(false);
    },
  );

  it('leaves nothing running when it is killed', async () => {
    const client = runClient(...BENCH, '--rounds', '900');
    await until(() => client.stderr.includes('Run run_'), client);
    client.child.kill('SIGKILL');
    await client.ended;
    await until(async () => !(await answers()));
  });
});

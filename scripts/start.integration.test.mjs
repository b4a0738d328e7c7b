import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from './start/configuration.mjs';
import { findFreePort } from './start/ports.mjs';

// What somebody has set for a Mizani of their own must not decide what is tested here.
const { DATABASE_URL, REDIS_URL, PORT, HOST, LOG_LEVEL, ...ENVIRONMENT } = process.env;
const onUnix = process.platform !== 'win32';
let dataDir;
let started;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'mizani-start-'));
  started = [];
});
afterEach(async () => {
  for (const run of started) if (run.child.exitCode === null) await run.stop('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs `npm start`'s script on a free port and the test's own data folder. */
async function start(env = {}, args = []) {
  const port = await findFreePort();
  const child = spawn(
    process.execPath,
    ['scripts/start.mjs', '--no-open', ...(env.PORT ? [] : ['--port', String(port)]), ...args],
    { cwd: ROOT, env: { ...ENVIRONMENT, MIZANI_DATA_DIR: dataDir, ...env } },
  );
  const run = { child, port, output: '', ended: once(child, 'exit') };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      run.output += text;
    });
  }
  run.stop = async (signal) => {
    child.kill(signal);
    await run.ended;
  };
  run.ready = () => until(() => run.output.includes('Mizani is ready'), run);
  run.parts = () => childrenOf(child.pid);
  started.push(run);
  return run;
}

async function until(condition, run) {
  const deadline = performance.now() + 110_000;
  while (!(await condition())) {
    if (run.child.exitCode !== null || performance.now() > deadline) {
      throw new Error(`gave up waiting; the start said:\n${run.output}`);
    }
    await wait(50);
  }
}

function childrenOf(pid) {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
  } catch {
    return [];
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function health(run) {
  const response = await fetch(`http://127.0.0.1:${run.port}/api/v1/health`);
  return { status: response.status, body: await response.json() };
}

describe('a start that cannot work says why in one line, exits non-zero and leaves nothing running', () => {
  async function failure(env, args) {
    const run = await start(env, args);
    await run.ended;
    expect(run.child.exitCode).toBe(1);
    const lines = run.output.split('\n').filter((line) => line.startsWith('mizani: '));
    expect(lines).toHaveLength(1);
    return lines[0];
  }

  it('a taken port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    expect(await failure({ PORT: String(port) })).toContain(`Port ${port} is taken`);
    server.close();
  });

  it('a bad port', async () => {
    expect(await failure({ PORT: 'many' })).toContain('PORT must be a number');
  });

  it('an address that others could reach', async () => {
    expect(await failure({ HOST: '0.0.0.0' })).toContain('HOST must be 127.0.0.1');
  });

  it('a data folder that cannot be written', async () => {
    const file = path.join(dataDir, 'file');
    writeFileSync(file, '');
    expect(await failure({ MIZANI_DATA_DIR: path.join(file, 'data') })).toContain(
      'cannot be written',
    );
  });

  it('an unknown option', async () => {
    expect(await failure({}, ['--frobnicate'])).toContain('--frobnicate');
  });

  it('an unreachable Postgres, without showing its password', async () => {
    const line = await failure({ DATABASE_URL: 'postgresql://mizani:geheim@127.0.0.1:1/mizani' });
    expect(line).toContain('127.0.0.1:1');
    expect(line).not.toContain('geheim');
  });

  it('an unreachable Redis', async () => {
    expect(await failure({ REDIS_URL: 'redis://127.0.0.1:1' })).toContain('127.0.0.1:1');
  });

  it('a bad variable of one part', async () => {
    expect(await failure({ LOG_LEVEL: 'loud' })).toContain('LOG_LEVEL');
  });
});

describe.skipIf(!onUnix)('a running Mizani', () => {
  it('answers its health call, and Ctrl-C stops every part', async () => {
    const run = await start();
    await run.ready();
    expect(await health(run)).toMatchObject({
      status: 200,
      body: { status: 'ok', database: 'sqlite', queue: 'embedded', hosts: [{ online: true }] },
    });
    const parts = run.parts();
    expect(parts).toHaveLength(3);
    await run.stop('SIGINT');
    expect(run.child.exitCode).toBe(0);
    expect(parts.filter(isAlive)).toEqual([]);
  });

  it('ends what it is doing when it is interrupted before it is ready', async () => {
    const run = await start();
    await until(() => run.parts().length > 0, run);
    const parts = run.parts();
    await run.stop('SIGINT');
    expect(run.output).not.toContain('ready: ');
    expect(parts.filter(isAlive)).toEqual([]);
  });

  it('starts a part that was killed again', async () => {
    const run = await start();
    await run.ready();
    const before = run.parts();
    const victim = before[1];
    process.kill(victim, 'SIGKILL');
    await until(() => run.output.includes('starting it again'), run);
    await until(() => run.parts().length === 3 && !run.parts().includes(victim), run);
    expect((await health(run)).status).toBe(200);
  });

  it('leaves no part behind when it is killed itself, in the middle of a run', async () => {
    const run = await start();
    await run.ready();
    const api = `http://127.0.0.1:${run.port}/api/v1/runs`;
    const definition = { kind: 'benchmark', targets: ['nano'], rounds: 900 };
    const created = await fetch(api, {
      method: 'POST',
      body: JSON.stringify({ ...definition, prompts: [{ text: 'What is RAG?' }] }),
    });
    const { id } = await created.json();
    const recorded = async () => (await (await fetch(`${api}/${id}`)).json()).recordedSamples;
    await until(async () => (await recorded()) > 0, run);
    const parts = run.parts();
    await run.stop('SIGKILL');
    const deadline = performance.now() + 20_000;
    while (parts.some(isAlive) && performance.now() < deadline) await wait(50);
    expect(parts.filter(isAlive)).toEqual([]);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programmedModel } from '../reference-server/reference-program.ts';
import { readStamps } from '../reference-server/stamp.ts';
import { bundleEntry } from '../testing/bundle-entry.ts';
import { startReferenceProcess } from './start-reference-process.ts';

let server: Awaited<ReturnType<typeof bundleEntry>>;
let starter: Awaited<ReturnType<typeof bundleEntry>>;
beforeAll(async () => {
  server = await bundleEntry('reference-server/main.ts');
  starter = await bundleEntry('harness/start-reference-process.ts');
});
afterAll(async () => {
  await server.remove();
  await starter.remove();
});

const signal = new AbortController().signal;

function complete(baseUrl: string, body: object): Promise<Response> {
  return fetch(`${baseUrl}/v1/chat/completions`, { method: 'POST', body: JSON.stringify(body) });
}

describe('the reference server in its own process', () => {
  it('shares the clock of its stamps with this one, and is gone once closed', async () => {
    const started = await startReferenceProcess({ entry: server.file, signal });
    const model = programmedModel({ tokens: 5, stamps: true });
    const before = process.hrtime.bigint();
    const text = await (await complete(started.baseUrl, { model, stream: true })).text();
    const moments = [before, ...readStamps(text), process.hrtime.bigint()];
    expect(moments).toHaveLength(8);
    expect(moments.every((moment, index) => moment >= (moments[index - 1] ?? moment))).toBe(true);
    expect(new URL(started.baseUrl).hostname).toBe('127.0.0.1');
    expect(isRunning(started.pid)).toBe(true);
    await started.close();
    expect(isRunning(started.pid)).toBe(false);
    await started.close();
  });

  it('serves the models it is told, each in its own way', async () => {
    const options = { models: [{ id: 'broken', program: { fault: REFUSAL } }, { id: 'plain' }] };
    const started = await startReferenceProcess({ entry: server.file, options, signal });
    const listing = await (await fetch(`${started.baseUrl}/v1/models`)).json();
    expect(listing).toMatchObject({
      data: [{ id: 'reference' }, { id: 'broken' }, { id: 'plain' }],
    });
    expect((await complete(started.baseUrl, { model: 'broken' })).status).toBe(503);
    expect((await complete(started.baseUrl, { model: 'plain' })).status).toBe(200);
    await started.close();
  });

  it.each([
    [{ port: 70_000 }, 'port'],
    [{ stallWindow: { everyMs: 10, forMs: 10 } }, 'forMs must be less'],
  ])('does not start with %j, and says why', async (options, reason) => {
    const starting = startReferenceProcess({ entry: server.file, options, signal });
    await expect(starting).rejects.toThrow(reason);
  });

  it('ends when the process that started it is killed', async () => {
    // The parent is a real one: it starts the server as the worker does, tells its id, and is killed.
    const script = `
      import { startReferenceProcess } from ${JSON.stringify(pathToFileURL(starter.file).href)};
      const entry = ${JSON.stringify(server.file)};
      const { pid } = await startReferenceProcess({ entry, signal: new AbortController().signal });
      console.log(pid);
    `;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(parent.stdout), 'line');
    const pid = Number(line);
    expect(isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  });

  it('says on its output where it listens when it has no channel', async () => {
    const child = spawn(process.execPath, [server.file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(createInterface(child.stdout), 'line');
    const { event, baseUrl, pid } = JSON.parse(line);
    expect({ event, pid }).toEqual({ event: 'ready', pid: child.pid });
    expect((await fetch(`${baseUrl}/v1/models`)).status).toBe(200);
    child.kill();
    await once(child, 'exit');
  });
});

const REFUSAL = { kind: 'refuse' as const, status: 503 };

/** Whether such a process exists. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask, ENDLESS, postChat, readRecords } from './testing/chat-calls.ts';
import { buildServer, type ServerProcess, spawnServer } from './testing/server-process.ts';

/** Breaks what a machine without a build of these natives would lack, and reports any way out to the network. */
const BROKEN_MACHINE = `
  import dns from 'node:dns';
  import net from 'node:net';
  const open = process.dlopen;
  process.dlopen = (module, file, ...rest) => {
    if (/onnxruntime|sharp/.test(file)) throw new Error('planted: no native ' + file);
    return open(module, file, ...rest);
  };
  const report = (what) => { process.stderr.write('NETWORK ' + what + '\\n'); throw new Error('no network'); };
  const lookup = dns.lookup;
  dns.lookup = (name, ...rest) => (name === '127.0.0.1' ? lookup(name, ...rest) : report(name));
  net.Socket.prototype.connect = report;
  globalThis.fetch = report;
`;

const CAPITAL = {
  model: 'small',
  messages: ask('What is the capital of Japan? Answer with one word.'),
  temperature: 0,
};

describe('the server as a process', () => {
  let folder: string;
  let brokenMachine: string[];
  let server: ServerProcess | undefined;

  beforeAll(async () => {
    await buildServer();
    folder = await mkdtemp(path.join(tmpdir(), 'mizani-broken-'));
    const preload = path.join(folder, 'broken-machine.mjs');
    await writeFile(preload, BROKEN_MACHINE);
    brokenMachine = ['--import', pathToFileURL(preload).href];
  });
  afterEach(async () => {
    server?.child.kill();
    await server?.exited;
    server = undefined;
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function answer(url: string): Promise<string> {
    await fetch(`${url}/models/load/small`);
    const response = await postChat(url, CAPITAL);
    return JSON.parse(await response.text()).choices[0].message.content;
  }

  it('prints one ready line with the free port that it took', async () => {
    server = await spawnServer({});
    const { ready } = server;
    expect(ready).toMatchObject({ event: 'ready', backend: 'native', pid: server.child.pid });
    expect(ready.url).toBe(`http://127.0.0.1:${ready.port}`);
    expect(await answer(ready.url)).toBe('Tokyo');
  });

  it('falls back to WebAssembly, says why, and stays off the network where the native binding cannot load', async () => {
    server = await spawnServer({ MIZANI_MODEL_BACKEND: 'auto' }, brokenMachine);
    const { url, backend } = server.ready;
    expect(backend).toBe('wasm');
    expect(await answer(url)).toBe('Tokyo');
    expect(await (await fetch(`${url}/v1/models/small`)).json()).toMatchObject({
      executionProvider: 'WasmExecutionProvider',
    });
    expect(server.errorOutput()).toContain('"event":"native-backend-unavailable"');
    expect(server.errorOutput()).toContain('planted: no native');
    expect(server.errorOutput()).not.toContain('NETWORK');
  });

  it('runs on WebAssembly when told to: two models at once, streamed, loaded again after an unload', async () => {
    server = await spawnServer({ MIZANI_MODEL_BACKEND: 'wasm' });
    const { url, backend } = server.ready;
    expect(backend).toBe('wasm');
    for (const route of ['load/nano', 'load/small', 'unload/small', 'load/small']) {
      expect((await fetch(`${url}/models/${route}`)).status).toBe(200);
    }
    const texts = await Promise.all(
      ['nano', 'small'].map(async (model) => {
        const body = { ...CAPITAL, model, messages: ask('What is RAG?'), stream: true };
        const records = await readRecords(await postChat(url, { ...body, max_tokens: 20 }));
        const chunks = records.slice(0, -1).map((record) => JSON.parse(record).choices[0]);
        return chunks.map(({ delta }) => delta.content ?? '').join('');
      }),
    );
    expect(texts[0]).toMatch(/^RAG is/);
    expect(texts[1]).toMatch(/^RAG is/);
  });

  it('refuses to start where the native binding is demanded and cannot load', async () => {
    await expect(spawnServer({ MIZANI_MODEL_BACKEND: 'native' }, brokenMachine)).rejects.toThrow(
      'planted: no native',
    );
  });

  it('refuses to start with a bad variable and names it', async () => {
    await expect(spawnServer({ PORT: 'x' })).rejects.toThrow(
      'PORT should be a port number from 0 to 65535 (it is "x").',
    );
  });

  it('refuses to start on a port that is taken', async () => {
    server = await spawnServer({});
    const taken = { PORT: String(server.ready.port) };
    await expect(spawnServer(taken)).rejects.toThrow('EADDRINUSE');
  });

  it('exits cleanly after POST /shutdown', async () => {
    server = await spawnServer({});
    const response = await fetch(`${server.ready.url}/shutdown`, { method: 'POST' });
    expect(await response.json()).toEqual({ status: 'shutting_down' });
    expect(await server.exited).toEqual([0, null]);
  });

  it('exits when its parent lets go of it', async () => {
    server = await spawnServer({});
    server.child.disconnect();
    expect(await server.exited).toEqual([0, null]);
  });

  // Windows has no signals; there a killed process just ends.
  it.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGINT'] as const)(
    'exits cleanly on %s, also with an answer in the making',
    async (signal) => {
      server = await spawnServer({});
      const { url } = server.ready;
      await fetch(`${url}/models/load/small`);
      const endless = { model: 'small', ...ENDLESS, max_tokens: 800, stream: true };
      const response = await postChat(url, endless);
      server.child.kill(signal);
      expect(await response.text()).toContain('the server is stopping');
      expect(await server.exited).toEqual([0, null]);
    },
  );
});

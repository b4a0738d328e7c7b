import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../start-server.ts';
import { ask, ENDLESS, postChat, readStatus } from '../testing/chat-calls.ts';
import { BUNDLED_MODELS, startBundledServer } from '../testing/start-bundled-server.ts';
import { until } from '../testing/until.ts';

const MEGABYTE = 1024 * 1024;
const chat = { messages: ask('What is RAG?'), temperature: 0, max_tokens: 20 };

describe('the life of a model', () => {
  let server: RunningServer | undefined;
  afterEach(() => server?.close());

  const call = async (route: string) => {
    const response = await fetch(`${server?.url}/${route}`);
    return { status: response.status, body: JSON.parse(await response.text()) };
  };

  it('starts with nothing loaded and reports what is', async () => {
    server = await startBundledServer();
    expect((await call('models/loaded')).body).toEqual([]);
    expect((await call('models/load/nano')).body).toEqual({ status: 'loaded' });
    expect((await call('models/load/nano')).body).toEqual({ status: 'already_loaded' });
    expect((await call('models/loaded')).body).toEqual(['nano']);
    expect((await call('models/unload/nano')).body).toEqual({ status: 'unloaded' });
    expect((await call('models/unload/nano')).body).toEqual({ status: 'not_loaded' });
    expect((await postChat(server.url, { ...chat, model: 'nano' })).status).toBe(400);
  });

  it('describes itself and its models as Foundry Local does, and more', async () => {
    server = await startBundledServer();
    expect((await call('status')).body).toMatchObject({
      endpoints: [server.url],
      modelCachePath: path.resolve(BUNDLED_MODELS),
      pid: process.pid,
      backend: 'native',
    });
    const { data } = (await call('v1/models')).body;
    expect(data[0]).toMatchObject({
      id: 'nano',
      object: 'model',
      owned_by: 'mizani',
      created: expect.any(Number),
      sizeBytes: 697_543,
      device: 'cpu',
      executionProvider: 'CPUExecutionProvider',
      maxInputTokens: 1_023,
    });
    expect((await call('v1/models/nano')).body).toEqual(data[0]);
  });

  it('loads a model once when two ask for it at the same time', async () => {
    const bundled = await startBundledServer();
    server = bundled;
    const replies = await Promise.all([call('models/load/small'), call('models/load/small')]);
    expect(replies.map(({ body }) => body.status)).toEqual(['loaded', 'already_loaded']);
    expect(bundled.events.filter(({ event }) => event === 'model-loaded')).toHaveLength(1);
  });

  it('refuses to unload a model that is answering, and does it afterwards', async () => {
    const bundled = await startBundledServer('small');
    server = bundled;
    const running = postChat(bundled.url, { ...ENDLESS, model: 'small', max_tokens: 200 });
    await until('the model works', async () => (await readStatus(bundled.url)).generatedTokens > 0);
    const refused = await call('models/unload/small');
    expect(refused.status).toBe(500);
    expect(refused.body.error).toMatchObject({
      type: 'server_error',
      message: "Unload failed: cannot unload model 'small': 1 session(s) still using it",
    });
    expect((await running).status).toBe(200);
    await (await running).text();
    expect((await call('models/unload/small')).body).toEqual({ status: 'unloaded' });
  });

  it('lets go of the memory of an unloaded model', async () => {
    const bundled = await startBundledServer();
    server = bundled;
    const cycle = async () => {
      await call('models/load/small');
      await (await postChat(bundled.url, { ...chat, model: 'small' })).text();
      await call('models/unload/small');
    };
    // The first cycles pay for the runtime itself.
    for (let count = 0; count < 3; count += 1) await cycle();
    const before = process.memoryUsage.rss();
    for (let count = 0; count < 10; count += 1) await cycle();
    // Ten models that were kept would take more than 200 MB.
    expect(process.memoryUsage.rss() - before).toBeLessThan(80 * MEGABYTE);
  });

  it('serves a model that is dropped into the folder, and says what is wrong with broken ones', async () => {
    const models = await mkdtemp(path.join(tmpdir(), 'mizani-models-'));
    try {
      server = await startServer({
        modelsDirectory: models,
        port: 0,
        backend: 'native',
        log: () => {},
      });
      expect((await call('v1/models')).body).toEqual({ data: [], object: 'list' });

      await cp(path.join(BUNDLED_MODELS, 'nano'), path.join(models, 'mine'), { recursive: true });
      await mkdir(path.join(models, 'empty', 'onnx'), { recursive: true });
      await writeFile(path.join(models, 'empty', 'config.json'), '{}');
      await cp(path.join(models, 'mine'), path.join(models, 'torn'), { recursive: true });
      await writeFile(path.join(models, 'torn', 'onnx', 'model_quantized.onnx'), 'not a model');

      expect((await call('models/load/mine')).body).toEqual({ status: 'loaded' });
      expect((await postChat(server.url, { ...chat, model: 'mine' })).status).toBe(200);
      expect(await call('models/load/empty')).toMatchObject({
        status: 400,
        body: { error: { message: 'Model not cached: Model must be downloaded before loading' } },
      });
      expect(await call('models/load/torn')).toMatchObject({
        status: 500,
        body: { error: { message: expect.stringMatching(/^Load failed: /), type: 'server_error' } },
      });
      expect((await call('models/loaded')).body).toEqual(['mine']);
    } finally {
      await server?.close();
      await rm(models, { recursive: true });
    }
  });

  it('ends a running answer with an error record and no [DONE] when the server stops', async () => {
    const bundled = await startBundledServer('small');
    server = bundled;
    const endless = { model: 'small', ...ENDLESS, max_tokens: 800, stream: true };
    const response = await postChat(bundled.url, endless);
    await until('the model works', async () => (await readStatus(bundled.url)).generatedTokens > 0);
    await fetch(`${bundled.url}/shutdown`, { method: 'POST' });
    const text = await response.text();
    expect(text).toContain(
      '{"error":{"code":null,"message":"Inference failed: the server is stopping"',
    );
    expect(text).not.toContain('[DONE]');
    await bundled.closed;
    await expect(fetch(`${bundled.url}/status`)).rejects.toThrow();
  });
});

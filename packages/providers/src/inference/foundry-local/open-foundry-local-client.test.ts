import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../hardware/system-clock.ts';
import { plainAnswer } from '../../reference-server/reference-answer.ts';
import { startReferenceServer } from '../../reference-server/start-reference-server.ts';
import { withReference } from '../../testing/reference-client.ts';
import { openFoundryLocalClient } from './open-foundry-local-client.ts';

const signal = new AbortController().signal;

describe('probe', () => {
  it('joins the list of models with what is loaded, and prefers what the server says to the id', async () => {
    const models = [
      { id: 'phi-4-mini-cuda-gpu:5', loaded: true },
      {
        id: 'small',
        loaded: false,
        alias: 'little',
        device: 'cpu',
        executionProvider: 'CPUExecutionProvider',
        sizeBytes: 1_000,
      },
    ];
    await withReference({ kind: 'foundry-local', models }, async ({ client }) => {
      const probe = await client.probe(signal);
      expect(probe).toMatchObject({ reachable: true, version: null });
      expect(probe.reachable && probe.models).toEqual([
        {
          model: 'phi-4-mini-cuda-gpu:5',
          alias: null,
          device: 'gpu',
          executionProvider: 'CUDAExecutionProvider',
          loaded: true,
          sizeBytes: null,
        },
        {
          model: 'small',
          alias: 'little',
          device: 'cpu',
          executionProvider: 'CPUExecutionProvider',
          loaded: false,
          sizeBytes: 1_000,
        },
      ]);
    });
  });

  it('says why a server cannot be reached', async () => {
    await withReference({ kind: 'foundry-local' }, async ({ client, server }) => {
      await server.close();
      const probe = await client.probe(signal);
      expect(probe).toMatchObject({ reachable: false });
      expect(!probe.reachable && probe.error).toContain('ECONNREFUSED');
    });
  });

  it('gives up a server whose list never ends', async () => {
    const endless = createServer((_, response) => {
      const write = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', write);
      };
      write();
    });
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    const { port } = endless.address() as AddressInfo;
    const client = openFoundryLocalClient({
      baseUrl: `http://127.0.0.1:${port}`,
      apiKey: null,
      clock: systemClock,
    });
    expect(await client.probe(signal)).toMatchObject({
      reachable: false,
      error: 'The answer is larger than 8 MB.',
    });
    await client.close();
    endless.closeAllConnections();
    endless.close();
  });

  it('rejects with the reason when it is aborted', async () => {
    await withReference({ kind: 'foundry-local' }, async ({ client }) => {
      const reason = new Error('stop');
      await expect(client.probe(AbortSignal.abort(reason))).rejects.toBe(reason);
    });
  });
});

describe('load and unload', () => {
  it('time a load, and count a model that is there as no load at all', async () => {
    const models = [{ id: 'a/b:1', loaded: false, loadMs: 50 }];
    await withReference({ kind: 'foundry-local', models }, async ({ client, server }) => {
      const first = await client.load('a/b:1', signal);
      expect(first.loadMs).toBeGreaterThan(0);
      expect(await client.load('a/b:1', signal)).toEqual({ loadMs: 0 });
      await client.unload('a/b:1', signal);
      expect(server.models[0]?.loaded).toBe(false);
      await client.unload('a/b:1', signal);
    });
  });

  it('wait for a server that is being started anew, without counting that as loading', async () => {
    const models = [{ id: 'a', loaded: false, loadMs: 20 }];
    await withReference({ kind: 'foundry-local', models }, async ({ client, server }) => {
      await server.close();
      const loading = client.load('a', signal);
      // Long enough for the first look at the closed port.
      await new Promise(setImmediate);
      const again = await startReferenceServer({
        answer: () => plainAnswer(500, ''),
        models,
        port: Number(new URL(server.baseUrl).port),
      });
      const { loadMs } = await loading;
      expect(loadMs).toBeGreaterThan(0);
      expect(again.models[0]?.loaded).toBe(true);
      await again.close();
    });
  });

  it('reject with the words of the server', async () => {
    const models = [{ id: 'huge', loaded: false, loadError: 'Load failed: out of memory' }];
    await withReference({ kind: 'foundry-local', models }, async ({ client }) => {
      await expect(client.load('huge', signal)).rejects.toThrow('Load failed: out of memory');
      await expect(client.load('absent', signal)).rejects.toThrow("No model matching 'absent'");
    });
  });

  it('fall back to the alias where the server finds models by it', async () => {
    const models = [{ id: 'qwen-generic-cpu:4', alias: 'qwen', managedAs: 'qwen', loaded: false }];
    await withReference({ kind: 'foundry-local', models }, async ({ client, server }) => {
      await client.load('qwen-generic-cpu:4', signal);
      expect(server.models[0]?.loaded).toBe(true);
    });
  });

  it('reject when the alias loads another variant than the one asked for', async () => {
    const models = [
      { id: 'qwen-cuda-gpu:4', managedAs: 'qwen', loaded: false },
      { id: 'qwen-generic-cpu:4', alias: 'qwen', managedAs: 'other', loaded: false },
    ];
    await withReference({ kind: 'foundry-local', models }, async ({ client }) => {
      await expect(client.load('qwen-generic-cpu:4', signal)).rejects.toThrow('another variant');
    });
  });
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './http/app.ts';
import { loadLanguageModel } from './model/language-model.ts';
import { ModelRegistry } from './model/model-registry.ts';
import type { Backend, BackendChoice } from './runtime/backend.ts';
import { loadTransformers } from './runtime/load-transformers.ts';
import type { ServerLog } from './server-log.ts';

const ADDRESS = '127.0.0.1';
/** How long answers that are being written may take to end once the server stops. */
const GRACE_MS = 1_000;

export type RunningServer = {
  url: string;
  port: number;
  backend: Backend;
  /** Resolves when the server has stopped, whoever asked for it. */
  closed: Promise<void>;
  /** Ends running answers, closes all connections and frees the models. May be called again. */
  close(): Promise<void>;
};

/** Listens on the loopback address. Port 0 takes a free one. Rejects when the port is taken. */
export async function startServer(options: {
  modelsDirectory: string;
  port: number;
  backend: BackendChoice;
  log: ServerLog;
}): Promise<RunningServer> {
  const { transformers, backend, fallbackReason } = loadTransformers(options.backend);
  if (fallbackReason !== null) {
    options.log({ event: 'native-backend-unavailable', reason: fallbackReason });
  }
  const registry = new ModelRegistry({
    modelsDirectory: path.resolve(options.modelsDirectory),
    loadModel: (folder) => loadLanguageModel(transformers, folder),
    log: options.log,
  });
  const stopping = new AbortController();
  let url = '';
  const app = createApp({
    registry,
    backend,
    log: options.log,
    stopping: stopping.signal,
    endpoints: () => [url],
    requestShutdown: () => void close(),
  });

  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  const closed = new Promise((resolve) => server.once('close', resolve)).then(async () => {
    // A model that is still computing a token keeps its memory; the process is about to end.
    await Promise.allSettled(registry.loadedIds().map((id) => registry.unload(id)));
  });
  server.listen(options.port, ADDRESS);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  url = `http://${ADDRESS}:${port}`;

  async function close(): Promise<void> {
    if (!stopping.signal.aborted) {
      stopping.abort(new Error('the server is stopping'));
      server.close();
      // A kept connection whose last answer ends from now on would hold the server open.
      const sweep = setInterval(() => server.closeIdleConnections(), 10);
      const deadline = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      server.once('close', () => {
        clearInterval(sweep);
        clearTimeout(deadline);
      });
    }
    await closed;
  }
  return { url, port, backend, closed, close };
}

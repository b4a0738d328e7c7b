import { fileURLToPath } from 'node:url';
import type { ServerEvent } from '../server-log.ts';
import { type RunningServer, startServer } from '../start-server.ts';

export const BUNDLED_MODELS = fileURLToPath(new URL('../../../../models/', import.meta.url));

/** The real server in this process, with the models of the repository loaded as asked. */
export async function startBundledServer(
  ...models: string[]
): Promise<RunningServer & { events: ServerEvent[] }> {
  const events: ServerEvent[] = [];
  const server = await startServer({
    modelsDirectory: BUNDLED_MODELS,
    port: 0,
    backend: 'native',
    log: (event) => events.push(event),
  });
  for (const model of models) await fetch(`${server.url}/models/load/${model}`);
  return { ...server, events };
}

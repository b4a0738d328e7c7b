import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { routePath } from '../http/api-root.ts';
import { requestJson } from '../http/request-json.ts';

const STATE_TIMEOUT_MS = 5_000;

export type ManagementRoute = { dispatcher: Dispatcher; root: URL; apiKey: string | null };

/** Ids of the models in memory; null when the server does not say. */
export async function readLoadedModels(
  route: ManagementRoute,
  signal: AbortSignal,
): Promise<string[] | null> {
  const parsed = z.array(z.string()).safeParse(await readState(route, '/models/loaded', signal));
  return parsed.success ? parsed.data : null;
}

/** The version in the server's status; null for the servers that leave it out, as Foundry Local's own do. */
export async function readVersion(
  route: ManagementRoute,
  signal: AbortSignal,
): Promise<string | null> {
  const parsed = z
    .object({ version: z.string().min(1) })
    .safeParse(await readState(route, '/status', signal));
  return parsed.success ? parsed.data.version : null;
}

async function readState(
  { dispatcher, root, apiKey }: ManagementRoute,
  path: string,
  signal: AbortSignal,
): Promise<unknown> {
  const answer = await requestJson(dispatcher, {
    path: routePath(root, path),
    apiKey,
    timeoutMs: STATE_TIMEOUT_MS,
    signal,
  });
  return answer.kind === 'answered' ? answer.value : null;
}

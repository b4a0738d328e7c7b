import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '@mizani/core/units/clock';
import { routePath } from '../http/api-root.ts';
import { requestJson } from '../http/request-json.ts';
import type { ManagementRoute } from './management-state.ts';

/** A server that was started anew needs a moment before it answers; giving up at once would cost a whole run. */
const PATIENCE_MS = 20_000;
const INTERVAL_MS = 250;
const ANSWER_TIMEOUT_MS = 5_000;

/**
 * Resolves when the server answers anything, or when it has been silent for 20 s: whoever asks it next gets to
 * know why. Rejects only with the reason of `signal`.
 */
export async function awaitServer(
  { dispatcher, root, apiKey }: ManagementRoute,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const deadlineMs = clock.monotonicMs() + PATIENCE_MS;
  const request = {
    path: routePath(root, '/status'),
    apiKey,
    timeoutMs: ANSWER_TIMEOUT_MS,
    signal,
  };
  while ((await requestJson(dispatcher, request)).kind === 'unreachable') {
    if (clock.monotonicMs() >= deadlineMs) return;
    await wait(INTERVAL_MS, undefined, { signal });
  }
}

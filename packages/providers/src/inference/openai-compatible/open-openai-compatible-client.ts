import type { RuntimeClient } from '@mizani/core/inference/runtime-client';
import type { Clock } from '@mizani/core/units/clock';
import { apiRoot, serverRoot } from '../http/api-root.ts';
import { openTokenCounter } from '../http/count-tokens.ts';
import { openTimedDispatcher } from '../http/timed-dispatcher.ts';
import { listModels } from './list-models.ts';
import { openCompletionStream } from './stream-completion.ts';

/**
 * A server that speaks OpenAI's chat completions and nothing more: its models are ready, or it loads them when asked.
 * Throws a `TypeError` when `baseUrl` is not a URL.
 */
export function openOpenAiCompatibleClient(input: {
  baseUrl: string;
  apiKey: string | null;
  clock: Clock;
}): RuntimeClient {
  const root = apiRoot(input.baseUrl);
  const connection = openTimedDispatcher(root.origin, input.clock);
  const route = { connection, root, apiKey: input.apiKey, clock: input.clock };
  return {
    canLoad: false,
    async probe(signal) {
      const listing = await listModels(route, signal);
      if (!listing.reachable) return listing;
      const models = listing.models.map((model) => ({
        model: model.id,
        alias: model.alias ?? null,
        device: model.device ?? null,
        executionProvider: model.executionProvider ?? null,
        loaded: null,
        sizeBytes: model.sizeBytes ?? null,
      }));
      return { reachable: true, version: null, models, roundTripMs: listing.roundTripMs };
    },
    load: async () => ({ loadMs: 0 }),
    unload: async () => {},
    ...openTokenCounter({
      dispatcher: connection.dispatcher,
      root: serverRoot(input.baseUrl),
      apiKey: input.apiKey,
    }),
    complete: openCompletionStream(route),
    close: () => connection.close(),
  };
}

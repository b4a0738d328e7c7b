import type { RuntimeClient } from '@mizani/core/inference/runtime-client';
import type { Clock } from '@mizani/core/units/clock';
import { apiRoot, serverRoot } from '../http/api-root.ts';
import { openTokenCounter } from '../http/count-tokens.ts';
import { openTimedDispatcher } from '../http/timed-dispatcher.ts';
import { listModels } from '../openai-compatible/list-models.ts';
import { openCompletionStream } from '../openai-compatible/stream-completion.ts';
import { awaitServer } from './await-server.ts';
import { type ManagementRoute, readLoadedModels, readVersion } from './management-state.ts';
import { readVariant } from './read-variant.ts';
import { switchModel } from './switch-model.ts';

/**
 * A server with Foundry Local's management routes (`/status`, `/models/loaded`, `/models/load`, `/models/unload`), as
 * its generations since 1.0 and the bundled model server have them. `baseUrl` may end in `/v1` or not.
 * Throws a `TypeError` when `baseUrl` is not a URL.
 */
export function openFoundryLocalClient(input: {
  baseUrl: string;
  apiKey: string | null;
  clock: Clock;
}): RuntimeClient {
  const management = serverRoot(input.baseUrl);
  const connection = openTimedDispatcher(management.origin, input.clock);
  const route = {
    connection,
    root: apiRoot(input.baseUrl),
    apiKey: input.apiKey,
    clock: input.clock,
  };
  const managementRoute: ManagementRoute = {
    dispatcher: connection.dispatcher,
    root: management,
    apiKey: input.apiKey,
  };
  const aliasOf = async (model: string, signal: AbortSignal) => {
    const listing = await listModels(route, signal);
    const listed = listing.reachable && listing.models.find(({ id }) => id === model);
    return listed ? (listed.alias ?? listed.parent ?? null) : null;
  };

  return {
    canLoad: true,
    async probe(signal) {
      const listing = await listModels(route, signal);
      if (!listing.reachable) return listing;
      const [loadedIds, version] = await Promise.all([
        readLoadedModels(managementRoute, signal),
        readVersion(managementRoute, signal),
      ]);
      const models = listing.models.map((listed) => {
        const variant = readVariant(listed.id);
        return {
          model: listed.id,
          alias: listed.alias ?? listed.parent ?? null,
          device: listed.device ?? variant.device,
          executionProvider: listed.executionProvider ?? variant.executionProvider,
          loaded: loadedIds ? loadedIds.includes(listed.id) : null,
          sizeBytes: listed.sizeBytes ?? null,
        };
      });
      return { reachable: true, version, models, roundTripMs: listing.roundTripMs };
    },
    async load(model, signal) {
      await awaitServer(managementRoute, input.clock, signal);
      const startedAtMs = input.clock.monotonicMs();
      const { changed } = await switchModel(
        { route: managementRoute, verb: 'load', model, aliasOf },
        signal,
      );
      return { loadMs: changed ? input.clock.monotonicMs() - startedAtMs : 0 };
    },
    async unload(model, signal) {
      await switchModel({ route: managementRoute, verb: 'unload', model, aliasOf }, signal);
    },
    ...openTokenCounter(managementRoute),
    complete: openCompletionStream(route),
    close: () => connection.close(),
  };
}

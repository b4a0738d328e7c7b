import { Hono } from 'hono';
import type { ModelFolder } from '../model/model-folder.ts';
import {
  ModelNotCachedError,
  ModelNotFoundError,
  type ModelRegistry,
} from '../model/model-registry.ts';
import { ApiError, messageOf } from './api-error.ts';

/** Listing, loading and unloading, as Foundry Local does it. */
export function modelRoutes(dependencies: {
  registry: ModelRegistry;
  executionProvider: string;
}): Hono {
  const { registry, executionProvider } = dependencies;
  const describe = (folder: ModelFolder) => describeModel(folder, executionProvider);

  return new Hono()
    .get('/v1/models', async (context) =>
      context.json({ data: (await registry.list()).map(describe), object: 'list' }),
    )
    .get('/v1/models/:id', async (context) =>
      context.json(describe(await registry.find(context.req.param('id')))),
    )
    .get('/models/loaded', (context) => context.json(registry.loadedIds()))
    .get('/models/load/:name', async (context) => {
      try {
        return context.json({ status: await registry.load(context.req.param('name')) });
      } catch (error) {
        if (error instanceof ModelNotCachedError) throw new ApiError(400, error.message);
        throw asFailure('Load failed', error);
      }
    })
    .get('/models/unload/:name', async (context) => {
      try {
        return context.json({ status: await registry.unload(context.req.param('name')) });
      } catch (error) {
        throw asFailure('Unload failed', error);
      }
    });
}

function asFailure(what: string, error: unknown): unknown {
  if (error instanceof ModelNotFoundError) return error;
  return new ApiError(500, `${what}: ${messageOf(error)}`);
}

/** OpenAI's four keys, and what a client can use to describe the model as a target. */
function describeModel(folder: ModelFolder, executionProvider: string) {
  return {
    contextLength: folder.contextTokens,
    created: Math.floor((folder.weights?.modifiedEpochMs ?? 0) / 1_000),
    device: 'cpu',
    executionProvider,
    id: folder.id,
    /** One token of the context is left for the answer. */
    maxInputTokens: folder.contextTokens === null ? null : folder.contextTokens - 1,
    object: 'model',
    owned_by: 'mizani',
    sizeBytes: folder.weights?.sizeBytes ?? null,
  };
}

import { Hono } from 'hono';
import { ModelNotFoundError, type ModelRegistry } from '../model/model-registry.ts';
import { type Backend, executionProvider } from '../runtime/backend.ts';
import type { ServerLog } from '../server-log.ts';
import { MIZANI_VERSION } from '../version.ts';
import { ApiError, messageOf, respondWithError } from './api-error.ts';
import { chatRoutes } from './chat-routes.ts';
import { loopbackGuard } from './loopback-guard.ts';
import { modelRoutes } from './model-routes.ts';

export type AppDependencies = {
  registry: ModelRegistry;
  backend: Backend;
  log: ServerLog;
  /** Aborted when the server stops; answers in the making end then. */
  stopping: AbortSignal;
  /** The addresses the server listens on. */
  endpoints: () => string[];
  /** Called after the reply to `POST /shutdown` was handed over. */
  requestShutdown: () => void;
};

/** All routes of the server, in the form of Foundry Local's REST surface. */
export function createApp(dependencies: AppDependencies): Hono {
  const { registry, backend, log } = dependencies;
  let generatedTokens = 0;
  const logFailure = (request: Request, error: unknown) =>
    log({
      event: 'request-failed',
      method: request.method,
      path: new URL(request.url).pathname,
      error: messageOf(error),
    });

  const app = new Hono();
  app.use(loopbackGuard);
  app.get('/status', (context) =>
    context.json({
      // With `generatedTokens` it tells a client whether the model still works on something it gave up.
      activeRequests: registry.activeSessionCount(),
      backend,
      endpoints: dependencies.endpoints(),
      generatedTokens,
      modelCachePath: registry.modelsDirectory,
      pid: process.pid,
      version: MIZANI_VERSION,
    }),
  );
  app.post('/shutdown', (context) => {
    setImmediate(dependencies.requestShutdown);
    return context.json({ status: 'shutting_down' });
  });
  app.route('/', modelRoutes({ registry, executionProvider: executionProvider(backend) }));
  app.route(
    '/',
    chatRoutes({
      registry,
      stopping: dependencies.stopping,
      onToken: () => {
        generatedTokens += 1;
      },
      onFailure: logFailure,
    }),
  );

  app.notFound((context) =>
    respondWithError(
      context,
      new ApiError(404, `Not found: ${context.req.method} ${context.req.path}`),
    ),
  );
  app.onError((error, context) => {
    if (error instanceof ModelNotFoundError) {
      return respondWithError(context, new ApiError(404, error.message));
    }
    const failure = error instanceof ApiError ? error : new ApiError(500, messageOf(error));
    if (failure.status >= 500 && !context.req.raw.signal.aborted) {
      logFailure(context.req.raw, failure);
    }
    return respondWithError(context, failure);
  });
  return app;
}

import 'server-only';
import { explainFailure } from './explain-failure.ts';
import { logRequest } from './log-request.ts';
import { problemResponse, toProblem } from './problem.ts';
import { getServices, type Services } from './services.ts';

export type RouteInput<Params> = {
  request: Request;
  url: URL;
  params: Params;
  services: Services;
};

/**
 * A route handler: opens the services, turns what is thrown into a problem, and logs one event per request.
 * `pattern` names the route in the log, so that requests can be counted without their ids.
 */
export function route<Params = Record<string, never>>(
  pattern: string,
  handle: (input: RouteInput<Params>) => Promise<Response>,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    const url = new URL(request.url);
    const startedMs = performance.now();
    let services: Services | undefined;
    let failure: unknown;
    let response: Response;
    try {
      services = await getServices();
      response = await handle({ request, url, params: await context.params, services });
    } catch (error) {
      failure = await explainFailure(error, services);
      response = problemResponse(toProblem(failure, url.pathname));
    }
    // What is shown is live; a route that knows better has said so.
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    const { status } = response;
    logRequest(services, { method: request.method, route: pattern, status, startedMs, failure });
    return response;
  };
}

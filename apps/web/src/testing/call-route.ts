type Handler<Params> = (
  request: Request,
  context: { params: Promise<Params> },
) => Promise<Response>;

/** Calls a route handler as Next does. `body` is sent as JSON unless it is text already. */
export function callRoute<Params = Record<string, never>>(
  handler: Handler<Params>,
  input: {
    path: string;
    method?: string;
    params?: Params;
    body?: unknown;
    headers?: Record<string, string>;
    signal?: AbortSignal;
  },
): Promise<Response> {
  const { path, method, params, body, headers = {}, signal } = input;
  const request = new Request(`http://localhost:3000${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    // Every client sends it, and what guards the routes looks at it.
    headers: { host: 'localhost:3000', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  return handler(request, { params: Promise.resolve(params ?? ({} as Params)) });
}

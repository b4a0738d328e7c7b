/**
 * Where the management routes of a server begin: its address without a trailing `/v1` and slash.
 * Throws a `TypeError` when `baseUrl` is not a URL.
 */
export function serverRoot(baseUrl: string): URL {
  const url = new URL(baseUrl);
  url.pathname = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  return url;
}

/** Where its OpenAI-style routes begin: always `/v1`, written in `baseUrl` or not. */
export function apiRoot(baseUrl: string): URL {
  const url = serverRoot(baseUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1`;
  return url;
}

/** The path of a route below a root, as it is written on the request line. */
export function routePath(root: URL, route: string): string {
  return `${root.pathname.replace(/\/$/, '')}${route}`;
}

import type { MiddlewareHandler } from 'hono';
import { ApiError } from './api-error.ts';

const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses requests that a web page elsewhere made the browser send: the server has no login, and being
 * bound to this machine does not keep them out.
 */
export const loopbackGuard: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  if (!isLoopback(context.req.url) || (origin !== undefined && !isLoopback(origin))) {
    throw new ApiError(403, 'Only requests from this machine are accepted');
  }
  await next();
};

function isLoopback(url: string): boolean {
  return URL.canParse(url) && LOOPBACK_NAMES.has(new URL(url).hostname);
}

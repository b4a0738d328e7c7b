import { logEvent } from '@mizani/logger/log-event';
import type { Services } from './services.ts';

/** One event for a request or an action. Nothing is logged while the services, and with them the logger, are not there. */
export function logRequest(
  services: Pick<Services, 'logger'> | undefined,
  request: {
    method: string;
    /** The route with its placeholders, so that requests can be counted. */
    route: string;
    status: number;
    /** On the clock of `performance.now()`. */
    startedMs: number;
    failure: unknown;
  },
): void {
  if (services === undefined) return;
  const { method, route, status, startedMs, failure } = request;
  logEvent(services.logger, {
    event: 'http-request',
    method,
    route,
    status,
    durationMs: performance.now() - startedMs,
    ...(failure === undefined ? {} : { error: status < 500 ? wordsOf(failure) : failure }),
  });
}

/** A caller's mistake needs no stack. */
function wordsOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

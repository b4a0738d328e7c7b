import type { Logger } from 'pino';
import type { LogEvent } from './events.ts';

/** Writes the event at the level that its outcome deserves. */
export function logEvent(logger: Logger, event: LogEvent): void {
  logger[levelOf(event)](event, event.event);
}

function levelOf(event: LogEvent): 'info' | 'warn' | 'error' {
  switch (event.event) {
    case 'job-finished':
      if (event.status === 'failed') return 'error';
      return event.status === 'requeued' || event.status === 'lost' ? 'warn' : 'info';
    case 'http-request':
      return event.status >= 500 ? 'error' : 'info';
    case 'runtime-probed':
      return event.reachable ? 'info' : 'warn';
    case 'shutdown':
      return event.error === undefined ? 'info' : 'error';
    case 'background-error':
      return 'warn';
    case 'started':
    case 'host-reported':
      return 'info';
  }
}

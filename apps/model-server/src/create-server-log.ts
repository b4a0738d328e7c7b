import { createLogger, type LogLevel, streamDestination } from '@mizani/logger/create-logger';
import type { ServerEvent, ServerLog } from './server-log.ts';

/** A log of JSON lines on standard error: standard output belongs to the ready line. */
export function createServerLog(level: LogLevel): ServerLog {
  const destination = streamDestination(process.stderr);
  const logger = createLogger({ name: 'model-server', level, destination });
  return (event) => logger[levelOf(event)](event, event.event);
}

function levelOf({ event }: ServerEvent): 'info' | 'warn' | 'error' {
  switch (event) {
    case 'request-failed':
      return 'error';
    case 'native-backend-unavailable':
      return 'warn';
    case 'model-loaded':
    case 'model-unloaded':
      return 'info';
  }
}

import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const SECRET_NAMES = ['apiKey', 'authorization', 'Authorization', 'cookie', 'password', 'secret'];

/**
 * A logger that writes one line of JSON per record to standard output, or to `destination`. Fields named like a
 * secret are replaced, down to the third level; secrets inside texts are not found, so never log a text with one.
 */
export function createLogger(options: {
  /** Which process writes, e.g. `worker`. */
  name: string;
  level: LogLevel;
  destination?: DestinationStream;
}): Logger {
  const { name, level, destination } = options;
  return pino(
    {
      name,
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: serializeError },
      redact: {
        paths: SECRET_NAMES.flatMap((secret) => [secret, `*.${secret}`, `*.*.${secret}`]),
        censor: '[redacted]',
      },
    },
    destination ?? streamDestination(process.stdout),
  );
}

/**
 * Writes log lines to standard output or standard error. pino's own destination, when its reader is gone, tries again
 * for ever while the process wants to end; here the lines are lost and the process goes on.
 */
export function streamDestination(stream: NodeJS.WriteStream): DestinationStream {
  const ignore = () => {};
  if (stream.listenerCount('error') === 0) stream.on('error', ignore);
  return { write: (line) => stream.write(line) };
}

/** An error with its stack and its causes; what was only said in words stays as it is. */
function serializeError(error: unknown): unknown {
  return error instanceof Error ? stdSerializers.errWithCause(error) : error;
}

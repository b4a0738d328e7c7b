import { MizaniError } from '@mizani/core/errors/mizani-error';

/**
 * What callers learn of trouble with Redis. The original error is not attached as a cause: ioredis adds the
 * failed command to it, and a failed login carries the password.
 */
export function redisUnavailable(address: string, error: unknown): MizaniError {
  return new MizaniError(
    'unavailable',
    `Redis at ${address} cannot be reached (${reasonOf(error)}).`,
  );
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A host name with several addresses fails with an AggregateError, which has a code but no message.
  return error.message || String((error as NodeJS.ErrnoException).code ?? error.name);
}

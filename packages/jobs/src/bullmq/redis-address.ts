import { invalidInput } from '@mizani/core/errors/mizani-error';

/**
 * `host:port` of a Redis URL, fit for messages: without user, password and options.
 * Throws `MizaniError('invalid-input')`, which does not repeat the URL, when it is not one of Redis.
 */
export function redisAddress(redisUrl: string): string {
  const url = URL.canParse(redisUrl) ? new URL(redisUrl) : null;
  if (!url || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '') {
    const message =
      'must look like redis://[user:password@]host[:port][/database], or rediss:// with TLS';
    throw invalidInput([{ field: 'redisUrl', message }]);
  }
  return `${url.hostname}:${url.port || '6379'}`;
}

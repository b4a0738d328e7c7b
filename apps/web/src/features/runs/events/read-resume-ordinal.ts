import { invalidInput } from '@mizani/core/errors/mizani-error';

/**
 * The ordinal after which a client wants samples: its `Last-Event-ID` header, else `after` in the query, else -1
 * for all. The header wins because a browser that reconnects repeats the old query.
 * Throws `MizaniError('invalid-input')` for anything but a whole number from -1.
 */
export function readResumeOrdinal(lastEventId: string | null, after: string | null): number {
  const [field, text] = lastEventId ? ['Last-Event-ID', lastEventId] : ['after', after];
  if (text === null || text === '') return -1;
  if (!/^(-1|\d{1,9})$/.test(text)) {
    throw invalidInput([{ field, message: 'must be the ordinal of a sample' }]);
  }
  return Number(text);
}

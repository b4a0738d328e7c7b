import { invalidInput } from '@mizani/core/errors/mizani-error';

/** The last run of a page: the next page holds what was made before it. */
export type RunCursor = { createdEpochMs: number; id: string };

export function encodeRunCursor({ createdEpochMs, id }: RunCursor): string {
  return Buffer.from(JSON.stringify([createdEpochMs, id])).toString('base64url');
}

/** Throws `MizaniError('invalid-input')` for a text that `encodeRunCursor` did not make. */
export function decodeRunCursor(cursor: string): RunCursor {
  const decoded = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  // Decoding is lenient, so only a cursor that comes out the same again is one of ours.
  if (!decoded || encodeRunCursor(decoded) !== cursor) {
    throw invalidInput([
      { field: 'cursor', message: 'Use the "nextCursor" of the page before, unchanged.' },
    ]);
  }
  return decoded;
}

function parse(text: string): RunCursor | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return null;
    const [createdEpochMs, id]: unknown[] = value;
    const valid = Number.isFinite(createdEpochMs) && typeof id === 'string' && /^\w+$/.test(id);
    return valid ? { createdEpochMs: Number(createdEpochMs), id } : null;
  } catch {
    return null;
  }
}

import type { CallErrorClass } from '@mizani/core/inference/call-record';

export type CallFailure = { errorClass: CallErrorClass; message: string };

const NOT_LOADED = /not loaded|must be loaded/i;

/** Classifies an error status by the status and the server's own words. */
export function failureFromStatus(status: number, message: string): CallFailure {
  return {
    errorClass: classOfStatus(status, message),
    message: message || `HTTP status ${status}`,
  };
}

function classOfStatus(status: number, message: string): CallErrorClass {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 429) return 'rate-limited';
  // Before the statuses: the generations of Foundry Local disagree on the status, and agree on the words.
  if (NOT_LOADED.test(message)) return 'model-not-loaded';
  if (status >= 500) return 'server-error';
  if (status === 404) return 'model-not-found';
  return 'rejected';
}

/** Classifies an error that was sent inside a stream whose status was 200. */
export function failureFromStream(message: string): CallFailure {
  return {
    errorClass: NOT_LOADED.test(message) ? 'model-not-loaded' : 'server-error',
    message: message || 'The server reported an error inside the stream.',
  };
}

/** Classifies an error of the connection. Anything that broke after it was made counts as a reset. */
export function failureFromNetwork(error: unknown): CallFailure {
  const code = networkCode(error);
  const text = error instanceof Error && error.message ? error.message : String(error);
  const message = code && !text.includes(code) ? `${text} (${code})` : text;
  switch (code) {
    case 'ECONNREFUSED':
      return { errorClass: 'connection-refused', message };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return { errorClass: 'host-not-found', message };
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return { errorClass: 'idle-timeout', message };
    default:
      return { errorClass: 'connection-reset', message };
  }
}

/** An `AggregateError` of several addresses of a name carries the code on its members in some Node versions. */
function networkCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  if (typeof code === 'string') return code;
  return Array.isArray(errors) && errors.length > 0 ? networkCode(errors[0]) : null;
}

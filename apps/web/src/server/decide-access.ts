/** What a request says about where it goes and where it comes from. */
export type AccessRequest = {
  method: string;
  hostHeader: string | null;
  originHeader: string | null;
  /** Host name this installation was told to listen on; always a loopback one. */
  configuredHost: string;
};

export type AccessDecision = { allowed: true } | { allowed: false; reason: string };

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];
const READING_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request may be answered while there are no accounts: only this machine may ask.
 * The Host header is checked because a page elsewhere can point its own name at 127.0.0.1; the Origin header because
 * a browser sends requests of other sites here too.
 */
export function decideAccess(request: AccessRequest): AccessDecision {
  const host = request.hostHeader?.toLowerCase() ?? '';
  const allowedNames = [...LOOPBACK_NAMES, bracketed(request.configuredHost.toLowerCase())];
  if (!allowedNames.includes(nameOf(host) ?? '')) {
    return {
      allowed: false,
      reason: 'Mizani answers on this machine only: open it as http://localhost and its port.',
    };
  }
  const isReading = READING_METHODS.includes(request.method.toUpperCase());
  if (!isReading && request.originHeader !== null && hostOf(request.originHeader) !== host) {
    return {
      allowed: false,
      reason: 'Requests that change something must come from Mizani itself.',
    };
  }
  return { allowed: true };
}

/** The name in `name`, `name:port`, `[address]` or `[address]:port`; null when it is neither. */
function nameOf(host: string): string | null {
  return /^(\[[0-9a-f:.]+\]|[^:[\]/@\s]+)(?::\d{1,5})?$/.exec(host)?.[1] ?? null;
}

/** Host and port of an origin; null for `null` and anything else that is not one. */
function hostOf(origin: string): string | null {
  return /^https?:\/\/([^/@\s]+)$/.exec(origin.toLowerCase())?.[1] ?? null;
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

import { type NextRequest, NextResponse } from 'next/server';
import { readEnvironment } from './env.ts';
import { decideAccess } from './server/decide-access.ts';
import { makeProblem, problemResponse } from './server/problem.ts';

const SECURITY_HEADERS = {
  'content-security-policy': "frame-ancestors 'none'; base-uri 'self'; object-src 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** Stands before every page, action and route: refuses what does not come from this machine. */
export function proxy(request: NextRequest): Response {
  const decision = decideAccess({
    method: request.method,
    hostHeader: request.headers.get('host'),
    originHeader: request.headers.get('origin'),
    configuredHost: readEnvironment().host,
  });
  const response = decision.allowed
    ? NextResponse.next()
    : problemResponse(makeProblem(403, decision.reason, request.nextUrl.pathname));
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

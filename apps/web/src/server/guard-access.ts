import { readEnvironment } from '../env.ts';
import { decideAccess } from './decide-access.ts';
import { makeProblem, problemResponse } from './problem.ts';

const SECURITY_HEADERS = {
  'content-security-policy': "frame-ancestors 'none'; base-uri 'self'; object-src 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/**
 * What stands before everything that is answered: refuses what does not come from this machine, and adds the headers
 * that every response has.
 */
export async function guardAccess(
  request: Request,
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  const decision = decideAccess({
    method: request.method,
    hostHeader: request.headers.get('host'),
    originHeader: request.headers.get('origin'),
    configuredHost: readEnvironment().host,
  });
  const response = decision.allowed
    ? await answer()
    : problemResponse(makeProblem(403, decision.reason, new URL(request.url).pathname));
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

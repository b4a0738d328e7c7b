import { type NextRequest, NextResponse } from 'next/server';
import { guardAccess } from './server/guard-access.ts';

/** Stands before every page, action and route: refuses what does not come from this machine. */
export function proxy(request: NextRequest): Promise<Response> {
  return guardAccess(request, () => NextResponse.next());
}

// What passes through here reaches its route cut off at `proxyClientMaxBodySize`. An import may be far larger, so its
// route calls `guardAccess` itself. Next reads this at build time: it has to be a literal.
export const config = { matcher: '/((?!api/v1/runs/import$).*)' };

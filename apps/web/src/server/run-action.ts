import 'server-only';
import { revalidatePath } from 'next/cache';
import type { ActionResult } from './action-result.ts';
import { explainFailure } from './explain-failure.ts';
import { logRequest } from './log-request.ts';
import { toProblem } from './problem.ts';
import { getServices, type Services } from './services.ts';

/**
 * What every server action does around its use case: opens the services, refreshes the pages after success, turns
 * what is thrown into words, and logs one event. Never throws.
 */
export async function runAction<T>(
  name: string,
  work: (services: Services) => Promise<T>,
): Promise<ActionResult<T>> {
  const startedMs = performance.now();
  let services: Services | undefined;
  let failure: unknown;
  let result: ActionResult<T>;
  try {
    services = await getServices();
    result = { ok: true, value: await work(services) };
    revalidatePath('/', 'layout');
  } catch (error) {
    failure = await explainFailure(error, services);
    const { detail, errors } = toProblem(failure, name);
    result = { ok: false, message: detail, issues: errors };
  }
  const status = result.ok ? 200 : toProblem(failure, name).status;
  logRequest(services, { method: 'POST', route: `action:${name}`, status, startedMs, failure });
  return result;
}

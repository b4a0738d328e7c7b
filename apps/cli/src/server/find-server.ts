import { type Health, healthSchema } from '../api/resources.ts';

const ANSWERS_WITHIN_MS = 5_000;

/** `ready`: a Mizani that works. `unwell`: one that says it cannot work. `other`: another program. */
export type FoundServer =
  | { state: 'ready' | 'unwell'; health: Health }
  | { state: 'other' }
  | { state: 'nothing'; reason: string };

/** Looks at what listens at an address. Never throws. */
export async function findServer(url: string): Promise<FoundServer> {
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/api/v1/health`, {
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    const health = healthSchema.safeParse(await response.json().catch(() => null));
    if (!health.success) return { state: 'other' };
    return { state: response.ok ? 'ready' : 'unwell', health: health.data };
  } catch (error) {
    return { state: 'nothing', reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && 'code' in error.cause
    ? String(error.cause.code)
    : error.message;
}

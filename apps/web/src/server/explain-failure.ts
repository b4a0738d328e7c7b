import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { Services } from './services.ts';

/**
 * What is behind an error: when nobody raised it on purpose and the database cannot be reached, that. Databases
 * fail in many words; asking is surer than reading them.
 */
export async function explainFailure(
  error: unknown,
  services: Pick<Services, 'database'> | undefined,
): Promise<unknown> {
  if (error instanceof MizaniError || services === undefined) return error;
  try {
    await services.database.ping();
    return error;
  } catch (unreachable) {
    return unreachable instanceof MizaniError ? unreachable : error;
  }
}

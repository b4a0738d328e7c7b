import 'server-only';
import { MizaniError } from '@mizani/core/errors/mizani-error';
import { getPageServices } from '../../server/page-services.ts';
import { rescoreRun, type TargetRescore } from './rescore-run.ts';

/** Null when there is no such run. */
export async function getRescore(runId: string): Promise<TargetRescore[] | null> {
  try {
    return await rescoreRun(await getPageServices(), runId);
  } catch (error) {
    if (error instanceof MizaniError && error.code === 'not-found') return null;
    throw error;
  }
}

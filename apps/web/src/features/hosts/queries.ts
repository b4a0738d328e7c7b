import 'server-only';
import type { Target } from '@mizani/core/host/runtime';
import { getPageServices } from '../../server/page-services.ts';
import { type HostView, readHostViews } from './host-view.ts';

export type { HostView };

/** All hosts with their runtimes and available targets. */
export async function listHosts(): Promise<HostView[]> {
  return readHostViews(await getPageServices());
}

/** The targets that can be measured now. */
export async function listTargets(): Promise<Target[]> {
  const { targets } = await getPageServices();
  return targets.list();
}

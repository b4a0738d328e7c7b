import 'server-only';
import { getPageServices } from '../../server/page-services.ts';
import { type HostView, readHostViews } from './host-view.ts';

export type { HostView };

/** All hosts with their runtimes and available targets. */
export async function listHosts(): Promise<HostView[]> {
  return readHostViews(await getPageServices());
}

import type { RunFilter } from '@mizani/core/benchmark/run-repository';
import { JOB_STATUSES, type JobStatus } from '@mizani/core/job/job';

export const RUNS_PER_PAGE = 20;

export type RunListView = { filter: RunFilter; cursor: string | null };

type SearchParams = Record<string, string | string[] | undefined>;

/** Reads filter and place in the list from the address; what is not understood counts as not given. */
export function parseRunListView(params: SearchParams): RunListView {
  const read = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value) || undefined;
  };
  const status = JOB_STATUSES.find((known) => known === read('status'));
  const hostId = read('host');
  return {
    filter: { ...(status && { status }), ...(hostId && { hostId }) },
    cursor: read('cursor') ?? null,
  };
}

/** The address of the list with this filter, from its start or from a cursor on. */
export function runListHref(
  view: { status?: JobStatus | undefined; hostId?: string | undefined },
  cursor?: string,
): string {
  const params = new URLSearchParams();
  if (view.status) params.set('status', view.status);
  if (view.hostId) params.set('host', view.hostId);
  if (cursor) params.set('cursor', cursor);
  const query = params.toString();
  return query === '' ? '/runs' : `/runs?${query}`;
}

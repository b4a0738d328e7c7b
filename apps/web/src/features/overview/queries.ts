import 'server-only';
import type { RunSummary } from '@mizani/core/benchmark/run';
import type { PromptSetSummary } from '@mizani/core/prompt-set/prompt-set';
import { getPageServices } from '../../server/page-services.ts';
import { type HostView, readHostViews } from '../hosts/host-view.ts';
import { type Health, readHealth } from './health.ts';

export type { Health };

const RECENT_RUNS = 10;

export type Overview = {
  hosts: HostView[];
  recentRuns: RunSummary[];
  health: Health;
  promptSets: PromptSetSummary[];
};

/** What the first page shows. */
export async function getOverview(): Promise<Overview> {
  const services = await getPageServices();
  const [hosts, recentRuns, health, promptSets] = await Promise.all([
    readHostViews(services),
    services.runs.list({}, { limit: RECENT_RUNS }),
    readHealth(services),
    services.promptSets.list(),
  ]);
  return { hosts, recentRuns: recentRuns.items, health, promptSets };
}

import type { RunSummary } from '@mizani/core/benchmark/run';
import { targetNames } from './target-names.ts';

export type RunTitle = { name: string | null; firstTarget: string; otherTargets: string[] };

/** What a run is called: its name, else its targets. */
export function runTitle(run: Pick<RunSummary, 'name' | 'targets'>): RunTitle {
  const names = targetNames(run.targets);
  const [first = '', ...others] = run.targets.map((target) => names.get(target.id) ?? target.id);
  return { name: run.name, firstTarget: first, otherTargets: others };
}

/** The address of a new-run form filled in like this run. */
export function runAgainHref(run: RunSummary): string {
  const params = new URLSearchParams();
  params.set('targets', run.targets.map((target) => target.id).join(','));
  params.set('promptSet', run.promptSetId);
  params.set('rounds', String(run.parameters.rounds));
  params.set('warmups', String(run.parameters.warmups));
  params.set('maxTokens', String(run.parameters.maxTokens));
  params.set('temperature', String(run.parameters.temperature));
  if (run.parameters.cold) params.set('cold', '1');
  if (run.name !== null) params.set('name', run.name);
  return `/runs/new?${params}`;
}

/** How long the rest takes at the pace so far; null before there is a pace. */
export function remainingMs(
  run: Pick<RunSummary, 'startedEpochMs' | 'recordedSamples' | 'plannedSamples'>,
  nowEpochMs: number,
): number | null {
  const { startedEpochMs, recordedSamples, plannedSamples } = run;
  if (startedEpochMs === null || recordedSamples < 3) return null;
  const perSampleMs = (nowEpochMs - startedEpochMs) / recordedSamples;
  return Math.max(0, perSampleMs * (plannedSamples - recordedSamples));
}

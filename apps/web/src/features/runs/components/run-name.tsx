import type { RunSummary } from '@mizani/core/benchmark/run';
import { translator } from '../../../messages/translator.ts';
import { runTitle } from '../view-model/run-titles.ts';

const t = translator('runs');

/** What a run is called, as text: its name, else its targets. */
export function runNameText(run: Pick<RunSummary, 'name' | 'targets'>): string {
  const { name, firstTarget, otherTargets } = runTitle(run);
  if (name !== null) return name;
  if (otherTargets.length === 0) return firstTarget;
  return t('versus', { first: firstTarget, others: otherTargets.join(', ') });
}

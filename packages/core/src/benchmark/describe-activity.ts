import type { PlannedSample } from './plan.ts';
import type { RunTarget } from './run.ts';
import type { BenchmarkParameters } from './run-definition.ts';

/** What a worker does with a sample, in words for whoever watches. */
export function describeActivity(
  target: Pick<RunTarget, 'alias' | 'model'>,
  planned: PlannedSample,
  { rounds, until, arrivals }: Pick<BenchmarkParameters, 'rounds' | 'until' | 'arrivals'>,
): string {
  const name = target.alias ?? target.model;
  if (planned.phase === 'cold') return `starting ${name} cold`;
  if (planned.phase === 'warming') return `warming ${name}`;
  const last = until === undefined ? `${rounds}` : `at most ${until.maxRounds}`;
  const rate = arrivals?.ratesPerSecond[planned.step];
  const load = rate === undefined ? '' : ` at ${rate} per second`;
  return `measuring ${name}${load}, round ${planned.round} of ${last}`;
}

import type { Run } from '../benchmark/run.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';

/**
 * Steady samples that a run plans for a target: rounds times prompts, at every rate of an open loop. What a run found
 * needless while it ran was not planned any more: with `until`, only the rounds that were begun count beyond the least
 * number of them, and of a completed open loop only the rates that the target was asked at.
 */
export function countPlannedSteady({
  run: { parameters, status },
  promptCount,
  steady,
}: {
  run: Pick<Run, 'parameters' | 'status'>;
  promptCount: number;
  /** The target's own. */
  steady: readonly Pick<SampleFacts, 'round' | 'step'>[];
}): number {
  const { rounds, until, arrivals } = parameters;
  const roundsBegun = steady.reduce((most, { round }) => Math.max(most, round), 0);
  const stepsBegun = new Set(steady.map(({ step }) => step)).size;
  const plannedRounds = until ? Math.max(rounds, roundsBegun) : rounds;
  const steps = arrivals?.ratesPerSecond.length ?? 1;
  const plannedSteps = status === 'completed' && stepsBegun > 0 ? stepsBegun : steps;
  return plannedRounds * promptCount * plannedSteps;
}

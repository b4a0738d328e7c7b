import { countPasses } from '../benchmark/plan-passes.ts';
import type { BenchmarkParameters } from '../benchmark/run-definition.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';

/**
 * What of a run is one independent observation: the unit that intervals resample, and that t tests count. Samples of
 * different units have nothing in common but their target.
 */
export type IndependentUnits = {
  keyOf: (sample: Pick<SampleFacts, 'round' | 'block'>) => number;
  /** How many rounds in all make so many units, given how many made those `seen`; null where no number does. */
  countRounds: (units: number, seen: { rounds: number; units: number }) => number | null;
};

/**
 * Where targets take turns within every round, the unit is the round. Where a target is measured for several rounds in
 * one go (order `blocks`, open loops, several requests at once), the unit is the block: its rounds share one load and
 * one mood of the machine, and many of them tell no more about how blocks differ than few. Two blocks of each target are
 * too few for an interval, and so are two rates of an open loop.
 */
export function findIndependentUnits({
  order,
  concurrency,
  arrivals,
}: Pick<BenchmarkParameters, 'order' | 'concurrency' | 'arrivals'>): IndependentUnits {
  const ofBlock = ({ block }: Pick<SampleFacts, 'block'>) => block;
  if (arrivals !== undefined) return { keyOf: ofBlock, countRounds: () => null };
  if (order === 'blocks') return { keyOf: ofBlock, countRounds: countRoundsOfPasses };
  return {
    keyOf: concurrency > 1 ? ofBlock : ({ round }) => round,
    countRounds: (units, seen) => Math.ceil((units * seen.rounds) / seen.units),
  };
}

function countRoundsOfPasses(units: number): number | null {
  // Passes come in pairs, and are at most one per round and a fixed number in all.
  for (const rounds of [units, units + 1]) if (countPasses({ rounds }) >= units) return rounds;
  return null;
}

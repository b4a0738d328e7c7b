import { isAnswered } from '../benchmark/is-answered.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';

/** The samples of one target, in order of ordinal. */
export type TargetFacts = {
  targetId: string;
  all: readonly SampleFacts[];
  /** What counts for the statistics. */
  steady: readonly SampleFacts[];
  /** Steady ones with an answer, whole or cut at the cap. */
  answered: readonly SampleFacts[];
};

/** Divides the samples of a run once, for everything that reads them by target; in the order of `targetIds`. */
export function groupFactsByTarget(
  targetIds: readonly string[],
  facts: readonly SampleFacts[],
): TargetFacts[] {
  const samples = new Map<string, SampleFacts[]>(targetIds.map((targetId) => [targetId, []]));
  for (const sample of facts) samples.get(sample.targetId)?.push(sample);
  return [...samples].map(([targetId, all]) => {
    const steady = all.filter(({ phase }) => phase === 'steady');
    return { targetId, all, steady, answered: steady.filter(isAnswered) };
  });
}

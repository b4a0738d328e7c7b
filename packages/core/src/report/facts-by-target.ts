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
  /**
   * Answered ones that can stand for the target as a whole. Of an open loop that climbs through rates, those of the lowest:
   * a median over rates, saturated ones among them, would be of no state that the target was ever in.
   */
  comparable: readonly SampleFacts[];
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
    const answered = steady.filter(isAnswered);
    const comparable = answered.filter(({ step }) => step === 0);
    return { targetId, all, steady, answered, comparable };
  });
}

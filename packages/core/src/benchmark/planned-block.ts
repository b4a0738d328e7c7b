import type { PlannedSample, PlanSize } from './plan.ts';

/** A planned sample without the numbers that follow from its place in the plan. */
export type SampleRecipe = Omit<PlannedSample, 'ordinal' | 'block'>;

/** Samples that are measured in one go. `size` of them, the same at every call of `samples`. */
export type BlockRecipe = {
  /** The one target of the block; null when it has several. */
  targetIndex: number | null;
  step: number;
  /** The last round that every target has behind it after this block; null where that is not so of any further one. */
  closesRound: number | null;
  size: number;
  samples(): Generator<SampleRecipe>;
};

/** The cold sample of a target, if it is to have one, and its warm-ups, over the prompts in turn. */
export function* prepareTarget(
  { cold, warmups, promptCount }: PlanSize,
  targetIndex: number,
  step = 0,
): Generator<SampleRecipe> {
  const unscheduled = { targetIndex, round: 0, step, dueOffsetMs: null };
  if (cold) yield { ...unscheduled, promptIndex: 0, phase: 'cold' };
  for (let warmup = 0; warmup < warmups; warmup += 1) {
    yield { ...unscheduled, promptIndex: warmup % promptCount, phase: 'warming' };
  }
}

/** How many samples `prepareTarget` yields. */
export function countPreparations({ cold, warmups }: Pick<PlanSize, 'cold' | 'warmups'>): number {
  return (cold ? 1 : 0) + warmups;
}

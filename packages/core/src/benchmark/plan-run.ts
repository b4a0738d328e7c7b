import type { Plan, PlannedSample, PlanSize } from './plan.ts';
import { planLoadSteps } from './plan-load-steps.ts';
import { countPasses, planPasses } from './plan-passes.ts';
import { planRoundGroups } from './plan-round-groups.ts';
import { planRounds } from './plan-rounds.ts';
import { type BlockRecipe, countPreparations } from './planned-block.ts';

/** A block, or what is left of one. Its samples are computed as they are taken. */
export type PlannedBlock = Omit<BlockRecipe, 'size' | 'samples'> & {
  block: number;
  samples: Iterable<PlannedSample>;
};

/** Whether a target makes no requests at a rate, because a lower one was too much for it. */
export type IsLeftOut = (targetIndex: number, step: number) => boolean;

/** Number of samples in a plan of this size, when nothing is left out of it. */
export function countPlannedSamples(size: PlanSize): number {
  const { targetCount, promptCount, rounds, arrivals, order } = size;
  if (promptCount === 0) return 0;
  const loads = arrivals === null && order === 'blocks' ? countPasses(size) : 1;
  const steps = arrivals?.ratesPerSecond.length ?? 1;
  return targetCount * (loads * countPreparations(size) + steps * rounds * promptCount);
}

/**
 * The blocks of a plan from the one with `fromOrdinal` on, and of that one the samples that are left. Equal plans give
 * equal blocks; no targets, prompts or rounds give none. `isLeftOut` is asked when a block begins, so take a block
 * only after the ones before it were measured.
 */
export function* iterateBlocks(
  plan: Plan,
  fromOrdinal = 0,
  isLeftOut: IsLeftOut = () => false,
): Generator<PlannedBlock> {
  let block = 0;
  let firstOrdinal = 0;
  for (const recipe of recipesOf(plan)) {
    const { targetIndex, step, closesRound, size } = recipe;
    if (targetIndex === null || !isLeftOut(targetIndex, step)) {
      if (firstOrdinal + size > fromOrdinal) {
        const samples = numberSamples(recipe, { block, firstOrdinal, fromOrdinal });
        yield { block, targetIndex, step, closesRound, samples };
      }
      firstOrdinal += size;
    }
    block += 1;
  }
}

/** The samples of a plan in their order, one by one: see `iterateBlocks`. */
export function* iteratePlan(
  plan: Plan,
  fromOrdinal = 0,
  isLeftOut?: IsLeftOut,
): Generator<PlannedSample> {
  for (const { samples } of iterateBlocks(plan, fromOrdinal, isLeftOut)) yield* samples;
}

function recipesOf(plan: Plan): Iterable<BlockRecipe> {
  if (plan.promptCount === 0 || plan.targetCount === 0) return [];
  if (plan.arrivals !== null) return planLoadSteps(plan);
  if (plan.order === 'blocks') return planPasses(plan);
  return plan.concurrency > 1 ? planRoundGroups(plan) : planRounds(plan);
}

function* numberSamples(
  recipe: BlockRecipe,
  {
    block,
    firstOrdinal,
    fromOrdinal,
  }: { block: number; firstOrdinal: number; fromOrdinal: number },
): Generator<PlannedSample> {
  let ordinal = firstOrdinal;
  for (const sample of recipe.samples()) {
    if (ordinal >= fromOrdinal) yield { ...sample, ordinal, block };
    ordinal += 1;
  }
}

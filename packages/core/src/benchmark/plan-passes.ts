import type { Plan } from './plan.ts';
import { createTargetOrders, range } from './plan-orders.ts';
import { planRoundsOfTarget } from './plan-rounds.ts';
import {
  type BlockRecipe,
  countPreparations,
  prepareTarget,
  type SampleRecipe,
} from './planned-block.ts';

/** Blocks per target: each costs a load, and each is one observation when targets are compared. */
const BLOCKS_PER_TARGET_MAX = 8;

/**
 * One target at a time, for machines on which a load is dear. The rounds are cut into up to eight passes of about equal
 * length, an even number of them: the targets follow each other in a random order in one and in the reverse one in the
 * next (A B B A, A B B A, …), so that a steady drift meets all alike. Each block begins with a load: its cold sample,
 * if asked for, and its warm-ups. At each turn the target of the block before goes on in a block of its own.
 */
export function* planPasses(plan: Plan): Generator<BlockRecipe> {
  const passes = countPasses(plan);
  const order = createTargetOrders(plan)(0);
  for (const pass of range(passes)) {
    const rounds = {
      first: Math.ceil((pass * plan.rounds) / passes) + 1,
      last: Math.ceil(((pass + 1) * plan.rounds) / passes),
    };
    const measured = (rounds.last - rounds.first + 1) * plan.promptCount;
    const size = countPreparations(plan) + measured;
    for (const targetIndex of pass % 2 === 0 ? order : order.toReversed()) {
      const samples = () => planPass(plan, targetIndex, rounds);
      yield { targetIndex, step: 0, closesRound: null, size, samples };
    }
  }
}

/** How many blocks each target has: at most eight and one per round, in pairs; a single round makes one. */
export function countPasses({ rounds }: Pick<Plan, 'rounds'>): number {
  return rounds < 2 ? rounds : 2 * Math.floor(Math.min(rounds, BLOCKS_PER_TARGET_MAX) / 2);
}

function* planPass(
  plan: Plan,
  targetIndex: number,
  rounds: { first: number; last: number },
): Generator<SampleRecipe> {
  yield* prepareTarget(plan, targetIndex);
  yield* planRoundsOfTarget(plan, targetIndex, rounds);
}

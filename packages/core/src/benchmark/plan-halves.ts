import type { Plan } from './plan.ts';
import { createTargetOrders } from './plan-orders.ts';
import { planRoundsOfTarget } from './plan-rounds.ts';
import {
  type BlockRecipe,
  countPreparations,
  prepareTarget,
  type SampleRecipe,
} from './planned-block.ts';

/**
 * One target at a time, for machines on which a load is dear. The rounds are cut in two halves: the targets follow
 * each other in a random order in the first and in the reverse one in the second (A B … B A), so that a steady drift
 * meets all alike. Each block begins with a load: its cold sample, if asked for, and its warm-ups. A single round makes
 * one half only.
 */
export function* planHalves(plan: Plan): Generator<BlockRecipe> {
  const middle = Math.ceil(plan.rounds / 2);
  const halves = [
    { first: 1, last: middle },
    { first: middle + 1, last: plan.rounds },
  ];
  const order = createTargetOrders(plan)(0);
  for (const [index, half] of halves.entries()) {
    const rounds = half.last - half.first + 1;
    if (rounds < 1) continue;
    const size = countPreparations(plan) + rounds * plan.promptCount;
    for (const targetIndex of index === 0 ? order : order.toReversed()) {
      const samples = () => planHalf(plan, targetIndex, half);
      yield { targetIndex, step: 0, closesRound: null, size, samples };
    }
  }
}

function* planHalf(
  plan: Plan,
  targetIndex: number,
  half: { first: number; last: number },
): Generator<SampleRecipe> {
  yield* prepareTarget(plan, targetIndex);
  yield* planRoundsOfTarget(plan, targetIndex, half);
}

import type { Plan } from './plan.ts';
import { createTargetOrders, promptOrder, range } from './plan-orders.ts';
import {
  type BlockRecipe,
  countPreparations,
  prepareTarget,
  type SampleRecipe,
} from './planned-block.ts';

/**
 * Interleaved, one request at a time. The first block has the cold samples of all targets, then their warm-ups; every
 * further one is a round, which asks each prompt of all targets one directly after the other, prompts in a random order.
 */
export function* planRounds(plan: Plan): Generator<BlockRecipe> {
  const { targetCount, promptCount, rounds } = plan;
  const shared = { targetIndex: null, step: 0, closesRound: null };
  const preparations = targetCount * countPreparations(plan);
  if (preparations > 0) {
    yield { ...shared, size: preparations, samples: () => prepareAll(plan) };
  }
  const orders = createTargetOrders(plan);
  for (let round = 1; round <= rounds; round += 1) {
    const size = targetCount * promptCount;
    const samples = () => planRound(plan, round, orders);
    yield { ...shared, closesRound: round, size, samples };
  }
}

/** All cold starts come first: the load of one target may throw out what another was warmed for. */
export function* prepareAll(plan: Plan): Generator<SampleRecipe> {
  for (const targetIndex of range(plan.targetCount)) {
    yield* prepareTarget({ ...plan, warmups: 0 }, targetIndex);
  }
  for (const targetIndex of range(plan.targetCount)) {
    yield* prepareTarget({ ...plan, cold: false }, targetIndex);
  }
}

function* planRound(
  plan: Plan,
  round: number,
  orders: (index: number) => readonly number[],
): Generator<SampleRecipe> {
  let orderIndex = (round - 1) * plan.promptCount;
  for (const promptIndex of promptOrder(plan, round)) {
    for (const targetIndex of orders(orderIndex)) {
      yield { targetIndex, promptIndex, round, phase: 'steady', step: 0, dueOffsetMs: null };
    }
    orderIndex += 1;
  }
}

/** The given rounds of one target, each with its prompts in the order that the round has for every target. */
export function* planRoundsOfTarget(
  plan: Plan,
  targetIndex: number,
  rounds: { first: number; last: number },
): Generator<SampleRecipe> {
  for (let round = rounds.first; round <= rounds.last; round += 1) {
    for (const promptIndex of promptOrder(plan, round)) {
      yield { targetIndex, promptIndex, round, phase: 'steady', step: 0, dueOffsetMs: null };
    }
  }
}

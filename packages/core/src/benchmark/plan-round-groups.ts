import type { Plan } from './plan.ts';
import { createTargetOrders } from './plan-orders.ts';
import { planRoundsOfTarget, prepareAll } from './plan-rounds.ts';
import { type BlockRecipe, countPreparations } from './planned-block.ts';

/** A block has at least this many requests for each that is in flight, so that filling and draining weigh little. */
const REQUESTS_PER_SLOT_MIN = 4;

/**
 * Interleaved, several requests to one target at once. Rounds form groups, and each group is one block per target: as
 * many whole rounds as keep the slots busy. The order of the targets walks through Latin squares from group to group.
 * Rounds that are too few for a group of their own belong to the last one.
 */
export function* planRoundGroups(plan: Plan): Generator<BlockRecipe> {
  const { targetCount, promptCount, rounds, concurrency } = plan;
  const preparations = targetCount * countPreparations(plan);
  if (preparations > 0) {
    const samples = () => prepareAll(plan);
    yield { targetIndex: null, step: 0, closesRound: null, size: preparations, samples };
  }
  const perGroup = Math.ceil((REQUESTS_PER_SLOT_MIN * concurrency) / promptCount);
  const groups = Math.max(1, Math.floor(rounds / perGroup));
  const orders = createTargetOrders(plan);
  for (let group = 0; group < groups; group += 1) {
    const first = group * perGroup + 1;
    const last = group === groups - 1 ? rounds : first + perGroup - 1;
    const size = (last - first + 1) * promptCount;
    for (const [position, targetIndex] of orders(group).entries()) {
      const closesRound = position === targetCount - 1 ? last : null;
      const samples = () => planRoundsOfTarget(plan, targetIndex, { first, last });
      yield { targetIndex, step: 0, closesRound, size, samples };
    }
  }
}

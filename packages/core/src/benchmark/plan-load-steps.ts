import { constantArrivals, poissonArrivals } from '../statistics/arrival-times.ts';
import type { Plan } from './plan.ts';
import { createTargetOrders, randomOf } from './plan-orders.ts';
import { planRoundsOfTarget } from './plan-rounds.ts';
import {
  type BlockRecipe,
  countPreparations,
  prepareTarget,
  type SampleRecipe,
} from './planned-block.ts';

/**
 * Open loop: one block per rate and target, rates rising, the order of the targets walking through Latin squares. A
 * block asks all prompts of all rounds; prompts, order and times of arrival are the same for every target at a rate.
 * The cold sample and the warm-ups of a target come before the arrivals of its first block.
 */
export function* planLoadSteps(plan: Plan): Generator<BlockRecipe> {
  const orders = createTargetOrders(plan);
  const requests = plan.rounds * plan.promptCount;
  for (const [step, ratePerSecond] of (plan.arrivals?.ratesPerSecond ?? []).entries()) {
    for (const targetIndex of orders(step)) {
      const size = requests + (step === 0 ? countPreparations(plan) : 0);
      const samples = () => planLoadStep(plan, { targetIndex, step, ratePerSecond });
      yield { targetIndex, step, closesRound: null, size, samples };
    }
  }
}

function* planLoadStep(
  plan: Plan,
  {
    targetIndex,
    step,
    ratePerSecond,
  }: { targetIndex: number; step: number; ratePerSecond: number },
): Generator<SampleRecipe> {
  if (step === 0) yield* prepareTarget(plan, targetIndex);
  const timing = { count: plan.rounds * plan.promptCount, ratePerSecond };
  const offsetsMs =
    plan.arrivals?.process === 'constant'
      ? constantArrivals(timing)
      : poissonArrivals({ ...timing, random: randomOf(plan.seed, 'arrivals', step) });
  let index = 0;
  for (const sample of planRoundsOfTarget(plan, targetIndex, { first: 1, last: plan.rounds })) {
    yield { ...sample, step, dueOffsetMs: offsetsMs[index] ?? 0 };
    index += 1;
  }
}

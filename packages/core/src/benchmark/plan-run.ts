import { createSeededRandom, type SeededRandom } from '../statistics/seeded-random.ts';
import { shuffle } from '../statistics/shuffle.ts';
import type { Plan, PlannedSample } from './plan.ts';

export type PlanSize = {
  targetCount: number;
  promptCount: number;
  rounds: number;
  warmups: number;
  cold: boolean;
};

/** Number of samples that `planRun` makes: cold and warming ones per target, steady ones per target, prompt and round. */
export function countPlannedSamples(size: PlanSize): number {
  const perTarget = (size.cold ? 1 : 0) + size.warmups + size.promptCount * size.rounds;
  return size.targetCount * perTarget;
}

/**
 * The order of all requests of a run. First one cold sample per target, then the warming ones, then the rounds:
 * each asks every prompt of every target, prompts in a new random order.
 *
 * Within a prompt the targets follow each other directly, so that drift of the machine meets all alike, and
 * their order walks through Latin squares: over the run each target takes each position equally often, within one.
 * Equal arguments give equal plans. No prompts or no targets give a plan without samples.
 */
export function planRun({ seed, ...size }: PlanSize & { seed: number }): Plan {
  const random = createSeededRandom(seed);
  const targets = range(size.targetCount);
  const prompts = range(size.promptCount);
  const steps: Omit<PlannedSample, 'ordinal'>[] = [];

  if (prompts.length > 0) {
    for (const targetIndex of size.cold ? targets : []) {
      steps.push({ targetIndex, promptIndex: 0, round: 0, phase: 'cold' });
    }
    for (const targetIndex of targets) {
      for (const warmup of range(size.warmups)) {
        const promptIndex = warmup % prompts.length;
        steps.push({ targetIndex, promptIndex, round: 0, phase: 'warming' });
      }
    }
  }

  const orders = targetOrders(targets, random);
  for (const round of range(size.rounds)) {
    for (const promptIndex of shuffle(prompts, random)) {
      for (const targetIndex of orders()) {
        steps.push({ targetIndex, promptIndex, round: round + 1, phase: 'steady' });
      }
    }
  }
  return { version: 1, seed, samples: steps.map((step, ordinal) => ({ ordinal, ...step })) };
}

/**
 * Yields one order of the targets per call. Each group of as many calls as there are targets is a Latin square:
 * the rotations of a random order, themselves in random order, so that no target always follows the same other.
 */
function targetOrders(targets: readonly number[], random: SeededRandom): () => readonly number[] {
  let square: number[][] = [];
  return () => {
    if (square.length === 0) {
      const base = shuffle(targets, random);
      const rotations = base.map((_, shift) => [...base.slice(shift), ...base.slice(0, shift)]);
      square = shuffle(rotations, random);
    }
    return square.pop() ?? [];
  };
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

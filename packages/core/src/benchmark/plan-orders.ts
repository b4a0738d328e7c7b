import { createSeededRandom, type SeededRandom } from '../statistics/seeded-random.ts';
import { shuffle } from '../statistics/shuffle.ts';

const STREAMS = ['targets', 'prompts', 'arrivals'] as const;
const SEED_LIMIT = 2 ** 31;

/**
 * Random numbers for one part of a plan. Each part has its own, so that any part of a plan can be computed without
 * those before it, and as often as needed.
 */
export function randomOf(
  seed: number,
  stream: (typeof STREAMS)[number],
  index: number,
): SeededRandom {
  return createSeededRandom(seed + SEED_LIMIT * (index * STREAMS.length + STREAMS.indexOf(stream)));
}

/** The order in which a round asks its prompts: the same for every target. */
export function promptOrder(
  { seed, promptCount }: { seed: number; promptCount: number },
  round: number,
): number[] {
  return shuffle(range(promptCount), randomOf(seed, 'prompts', round));
}

/**
 * One order of the targets per index from 0. Each group of as many orders as there are targets is a Latin square: the
 * rotations of a random order, themselves in random order, so that no target always follows the same other. Over a
 * run each target so takes each position equally often, within one.
 */
export function createTargetOrders({
  seed,
  targetCount,
}: {
  seed: number;
  targetCount: number;
}): (index: number) => readonly number[] {
  let squareIndex = -1;
  let square: number[][] = [];
  return (index) => {
    const wantedIndex = Math.floor(index / targetCount);
    if (wantedIndex !== squareIndex) {
      square = latinSquare(targetCount, randomOf(seed, 'targets', wantedIndex));
      squareIndex = wantedIndex;
    }
    return square[index % targetCount] ?? [];
  };
}

function latinSquare(size: number, random: SeededRandom): number[][] {
  const base = shuffle(range(size), random);
  const rotations = base.map((_, shift) => [...base.slice(shift), ...base.slice(0, shift)]);
  return shuffle(rotations, random);
}

export function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

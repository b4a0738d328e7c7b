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
 * One order of the targets per index from 0. Each group of as many orders as there are targets is a Latin square, so
 * that over a run each target takes each position equally often, within one. The squares are Williams designs: within
 * one of an even number of targets, or two of an odd number, each target follows each other one equally often, so that
 * what one leaves behind (a warm cache, a hot processor) meets all alike. Which target has which place in the design,
 * and the order of its rows, are drawn anew for each.
 */
export function createTargetOrders({
  seed,
  targetCount,
}: {
  seed: number;
  targetCount: number;
}): (index: number) => readonly number[] {
  const designSize = targetCount % 2 === 0 ? targetCount : 2 * targetCount;
  let designIndex = -1;
  let design: number[][] = [];
  return (index) => {
    const wantedIndex = Math.floor(index / designSize);
    if (wantedIndex !== designIndex) {
      design = drawDesign(targetCount, randomOf(seed, 'targets', wantedIndex));
      designIndex = wantedIndex;
    }
    return design[index % designSize] ?? [];
  };
}

/**
 * E. J. Williams, 1949: the rows are shifts of 0, 1, n - 1, 2, n - 2, …, whose steps from one place to the next all
 * differ. With an odd n the steps come in pairs, and the same rows read backwards make up for those that are missing.
 */
function drawDesign(size: number, random: SeededRandom): number[][] {
  const targets = shuffle(range(size), random);
  const zigzag = range(size).map((place) =>
    place % 2 === 1 ? (place + 1) / 2 : (size - place / 2) % size,
  );
  const square = range(size).map((shift) =>
    zigzag.map((step) => targets[(step + shift) % size] ?? 0),
  );
  const rows = shuffle(square, random);
  if (size % 2 === 0) return rows;
  const backwards = square.map((row) => row.toReversed());
  return [...rows, ...shuffle(backwards, random)];
}

export function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

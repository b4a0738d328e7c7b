import type { SeededRandom } from './seeded-random.ts';

/** A shuffled copy (Fisher-Yates): every order is equally likely. */
export function shuffle<Item>(items: readonly Item[], random: SeededRandom): Item[] {
  const pool = [...items];
  const shuffled: Item[] = [];
  while (pool.length > 0) shuffled.push(...pool.splice(random.nextBelow(pool.length), 1));
  return shuffled;
}

/**
 * Hands on what is finished in the order of its ordinals, whatever is finished first, so that what is stored never has
 * a gap. Null means that a sample is not kept: what comes after it is not handed on either, and is measured again by
 * the next attempt.
 */
export function createSampleSequence<Item extends object>(
  firstOrdinal: number,
  handOn: (item: Item) => void,
): { settle(ordinal: number, item: Item | null): void } {
  const early = new Map<number, Item | null>();
  let nextOrdinal = firstOrdinal;
  return {
    settle(ordinal, item) {
      early.set(ordinal, item);
      for (let next = early.get(nextOrdinal); next; next = early.get(nextOrdinal)) {
        early.delete(nextOrdinal);
        nextOrdinal += 1;
        handOn(next);
      }
    },
  };
}

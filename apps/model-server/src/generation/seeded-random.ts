/** A generator of numbers in [0, 1) that yields the same row for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  // Fold the part of a large integer that 32 bits would drop, so that it still matters.
  let state = (seed ^ Math.floor(seed / 2 ** 32)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Draws that depend on a seed alone. The corpus is fixed by the order of all draws:
 * a draw that is added, left out or moved changes every text after it.
 */
export function createRandom(seed) {
  const next = mulberry32(seed);
  const below = (limit) => Math.floor(next() * limit);
  const pick = (values) => values[below(values.length)];
  return {
    /** A number in [0, 1). */
    next,
    /** An integer in [0, limit). */
    below,
    /** One of the values. */
    pick,
    /** True with the given probability. */
    chance: (probability) => next() < probability,
    /** The values in a new order. */
    shuffle(values) {
      const shuffled = [...values];
      for (let i = shuffled.length - 1; i > 0; i -= 1) {
        const j = below(i + 1);
        [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
      }
      return shuffled;
    },
    /** The text with each `{one|other}` replaced by one of its alternatives. */
    spin: (text) => text.replace(/\{([^{}]*)\}/g, (_, choices) => pick(choices.split('|'))),
  };
}

function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

import { preTokenize, toByteCharacters } from './pre-tokenize.mjs';
import { mergePair } from './train-bpe.mjs';

/** A function that turns text into token ids, with the merges in the order in which they were learnt. */
export function createEncoder({ vocabulary, merges }) {
  const ranks = new Map(merges.map(([left, right], rank) => [`${left} ${right}`, rank]));
  const known = new Map();
  const encodeWord = (word) => {
    const cached = known.get(word);
    if (cached) return cached;
    const ids = mergeAll(toByteCharacters(word), ranks).map((symbol) => vocabulary.get(symbol));
    known.set(word, ids);
    return ids;
  };
  return (text) => preTokenize(text).flatMap(encodeWord);
}

function mergeAll(symbols, ranks) {
  let merged = symbols;
  for (;;) {
    const next = earliestMerge(merged, ranks);
    if (next === null) return merged;
    merged = mergePair(merged, next.left, next.right);
  }
}

function earliestMerge(symbols, ranks) {
  let best = null;
  for (let index = 1; index < symbols.length; index += 1) {
    const [left, right] = [symbols[index - 1], symbols[index]];
    const rank = ranks.get(`${left} ${right}`);
    if (rank !== undefined && (best === null || rank < best.rank)) best = { rank, left, right };
  }
  return best;
}

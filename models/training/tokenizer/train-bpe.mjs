import { BYTE_CHARACTERS, preTokenize, SPECIAL_TOKENS, toByteCharacters } from './pre-tokenize.mjs';

/**
 * Learns a byte-level BPE vocabulary: the most frequent pair of neighbours becomes a token, again and again.
 * Among equally frequent pairs the first in code-unit order is taken, so that the result depends on the texts alone.
 */
export function trainBpe(texts, vocabularySize) {
  const vocabulary = new Map(
    [...SPECIAL_TOKENS, ...BYTE_CHARACTERS].map((token, id) => [token, id]),
  );
  const pairs = new PairIndex(countWords(texts));
  const merges = [];
  while (vocabulary.size < vocabularySize) {
    const best = pairs.mostFrequent();
    if (best === null) break;
    const [left, right] = best.split(' ');
    merges.push([left, right]);
    if (!vocabulary.has(left + right)) vocabulary.set(left + right, vocabulary.size);
    pairs.merge(best, left, right);
  }
  return { vocabulary, merges };
}

function countWords(texts) {
  const counts = new Map();
  for (const text of texts) {
    for (const word of preTokenize(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => ({ symbols: toByteCharacters(word), count }));
}

/** How often each pair of neighbours occurs, kept up to date while words are merged. */
class PairIndex {
  #words;
  #counts = new Map();
  /** The words in which a pair occurs, or occurred once. */
  #places = new Map();

  constructor(words) {
    this.#words = words;
    for (const index of words.keys()) this.#addPairsOf(index);
  }

  /** Null when no pair occurs twice any more. */
  mostFrequent() {
    let best = null;
    let bestCount = 0;
    for (const [pair, count] of this.#counts) {
      if (count > bestCount || (count === bestCount && count > 0 && pair < best)) {
        best = pair;
        bestCount = count;
      }
    }
    return bestCount < 2 ? null : best;
  }

  merge(pair, left, right) {
    for (const index of [...this.#places.get(pair)]) {
      this.#removePairsOf(index);
      this.#words[index].symbols = mergePair(this.#words[index].symbols, left, right);
      this.#addPairsOf(index);
    }
    this.#counts.delete(pair);
  }

  #addPairsOf(index) {
    for (const pair of pairsOf(this.#words[index].symbols)) {
      this.#counts.set(pair, (this.#counts.get(pair) ?? 0) + this.#words[index].count);
      if (!this.#places.has(pair)) this.#places.set(pair, new Set());
      this.#places.get(pair).add(index);
    }
  }

  #removePairsOf(index) {
    for (const pair of pairsOf(this.#words[index].symbols)) {
      this.#counts.set(pair, (this.#counts.get(pair) ?? 0) - this.#words[index].count);
    }
  }
}

/** No symbol holds a space, so a space can part the two. */
function pairsOf(symbols) {
  return symbols.slice(1).map((symbol, index) => `${symbols[index]} ${symbol}`);
}

/** The symbols with each occurrence of the pair, from left to right, made one. */
export function mergePair(symbols, left, right) {
  const merged = [];
  for (let index = 0; index < symbols.length; index += 1) {
    const matches = symbols[index] === left && symbols[index + 1] === right;
    merged.push(matches ? left + right : symbols[index]);
    if (matches) index += 1;
  }
  return merged;
}

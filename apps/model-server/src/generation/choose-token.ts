export type SamplingOptions = {
  /** 0 always takes the likeliest token. */
  temperature: number;
  /** Only the likeliest tokens that together reach this probability are drawn from; at least one is. */
  topP: number;
  /** Yields numbers in [0, 1). Not called at temperature 0. */
  random: () => number;
};

/** Picks the next token id. Among equals the lowest id wins, so that greedy text is reproducible. */
export function chooseToken(logits: Float32Array, options: SamplingOptions): number {
  const likeliest = indexOfMaximum(logits);
  if (options.temperature === 0) return likeliest;

  const maximum = logits[likeliest] ?? 0;
  const weights = Float64Array.from(logits, (logit) =>
    Math.exp((logit - maximum) / options.temperature),
  );
  const candidates = options.topP < 1 ? nucleus(weights, options.topP) : [...weights.keys()];
  const total = sumOf(weights, candidates);
  let remaining = options.random() * total;
  for (const id of candidates) {
    remaining -= weights[id] ?? 0;
    if (remaining < 0) return id;
  }
  // Rounding can leave a speck of the total over.
  return likeliest;
}

function indexOfMaximum(values: Float32Array): number {
  let best = 0;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? Number.NEGATIVE_INFINITY;
    if (value > bestValue) {
      best = index;
      bestValue = value;
    }
  }
  return best;
}

/** The fewest ids, likeliest first, whose weights reach the share `topP` of all weights. */
function nucleus(weights: Float64Array, topP: number): number[] {
  const byWeight = [...weights.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
  const wanted = topP * sumOf(weights, byWeight);
  let reached = 0;
  let count = 0;
  for (const id of byWeight) {
    reached += weights[id] ?? 0;
    count += 1;
    if (reached >= wanted) break;
  }
  return byWeight.slice(0, Math.max(1, count));
}

function sumOf(weights: Float64Array, ids: readonly number[]): number {
  return ids.reduce((sum, id) => sum + (weights[id] ?? 0), 0);
}

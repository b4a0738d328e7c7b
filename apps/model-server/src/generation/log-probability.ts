/**
 * Subtracting this from a logit gives the natural logarithm of its probability:
 * log(sum(exp(logits))), computed so that large logits do not overflow.
 */
export function logNormalizer(logits: Float32Array): number {
  let maximum = Number.NEGATIVE_INFINITY;
  for (const logit of logits) maximum = Math.max(maximum, logit);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - maximum);
  return maximum + Math.log(sum);
}

/** Ids of the `count` highest logits, highest first; the lower id first among equals. */
export function topTokenIds(logits: Float32Array, count: number): number[] {
  const top: number[] = [];
  for (let id = 0; id < logits.length && count > 0; id += 1) {
    const logit = logits[id] ?? Number.NEGATIVE_INFINITY;
    const weakest = top.at(-1);
    const full = top.length === count;
    if (full && weakest !== undefined && logit <= (logits[weakest] ?? 0)) continue;
    if (full) top.pop();
    const place = top.findIndex((other) => logit > (logits[other] ?? 0));
    top.splice(place === -1 ? top.length : place, 0, id);
  }
  return top;
}

/** The p-value of a claim that takes two tests to hold, which is the larger one; null where either is not known. */
export function largerPValue(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : Math.max(left, right);
}

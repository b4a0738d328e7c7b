/**
 * P-values of several tests read together, adjusted by Holm's step-down method (1979): each may be held against the
 * level of the whole table. In the order of the input; null, a test that could not be made, stays null and does not
 * count. Throws `RangeError` for a p-value outside 0 to 1, NaN included.
 */
export function holmAdjust(pValues: readonly (number | null)[]): (number | null)[] {
  const adjusted = new Array<number | null>(pValues.length).fill(null);
  const made = pValues
    .flatMap((pValue, index) => (pValue === null ? [] : [{ pValue, index }]))
    .sort((a, b) => a.pValue - b.pValue);
  let previous = 0;
  for (const [position, { pValue, index }] of made.entries()) {
    if (!(pValue >= 0 && pValue <= 1)) throw new RangeError(`${pValue} is not a p-value`);
    previous = Math.max(previous, Math.min(1, (made.length - position) * pValue));
    adjusted[index] = previous;
  }
  return adjusted;
}

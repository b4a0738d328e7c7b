/**
 * A margin of equivalence, a fraction such as 0.05, as a bound of log ratios: 1 / (1 + margin) and 1 + margin are
 * equally far from 1. Throws `RangeError` unless `margin` is finite and not negative.
 */
export function logMargin(margin: number): number {
  if (!(margin >= 0 && Number.isFinite(margin))) throw new RangeError(`${margin} is not a margin`);
  return Math.log1p(margin);
}

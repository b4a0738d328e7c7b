import type { Estimate } from '@mizani/core/report/target-summary';
import type { Quantity } from '../../../components/format/quantity.ts';
import { factor } from '../../../components/format/ratio.ts';

export type RatioPhrase = {
  word: 'slower' | 'faster' | 'lower' | 'higher' | 'equal';
  factor: Quantity;
  /** Of the same factor, in the same direction: may reach below 1. */
  interval: { low: Quantity; high: Quantity } | null;
};

/**
 * A ratio other / base as it is said: ratios below 1 are turned around, so that 0.058 of the latency is "17× faster".
 * Null when the ratio is unknown or not positive.
 */
export function ratioPhrase(
  { value, interval }: Pick<Estimate, 'value' | 'interval'>,
  lowerIsBetter: boolean,
): RatioPhrase | null {
  if (value === null || value <= 0) return null;
  const isInverted = value < 1;
  const grows = lowerIsBetter ? 'slower' : 'higher';
  const shrinks = lowerIsBetter ? 'faster' : 'lower';
  const said = factor(isInverted ? 1 / value : value);
  const { low, high } = interval ?? { low: 0, high: 0 };
  const [from, to] = isInverted ? [1 / high, 1 / low] : [low, high];
  return {
    word: said.digits === factor(1).digits ? 'equal' : isInverted ? shrinks : grows,
    factor: said,
    interval: low > 0 && high > 0 ? { low: factor(from), high: factor(to) } : null,
  };
}

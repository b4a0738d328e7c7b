import { BOOTSTRAP_RESAMPLES, bcaLimits } from './bca-limits.ts';
import type { OpenInterval } from './interval.ts';
import { createSeededRandom } from './seeded-random.ts';

const GROUPS_MIN = 5;

type Group = { numerator: number; denominator: number };

/**
 * The sum of numerators divided by the sum of denominators, e.g. seconds per correct answer, with a 95 % BCa bootstrap
 * interval over groups, e.g. prompts, whose repeats say little new. `high` is null where the interval is open: so many
 * resamples, about 2.5 %, have no denominator at all that no upper limit can be stated.
 * `value` is null when the denominators sum to 0, and so is the interval, which is also null below five groups. Groups
 * with two zeros were not measured and do not count. Equal seeds give equal intervals.
 * Throws `RangeError` for a numerator or denominator that is negative or not finite.
 */
export function ratioOfSums({ groups, seed }: { groups: readonly Group[]; seed: number }): {
  value: number | null;
  interval: OpenInterval | null;
} {
  for (const amount of groups.flatMap(({ numerator, denominator }) => [numerator, denominator])) {
    if (!(amount >= 0 && Number.isFinite(amount))) throw new RangeError(`${amount} is no amount`);
  }
  const measured = groups.filter(({ numerator, denominator }) => numerator > 0 || denominator > 0);
  const total = sumGroups(measured);
  if (total.denominator === 0) return { value: null, interval: null };
  const value = total.numerator / total.denominator;
  return { value, interval: measured.length < GROUPS_MIN ? null : openInterval(measured, seed) };
}

/**
 * The bootstrap works on the denominators' share of both sums, each in units of its total: it falls as the ratio grows
 * and is finite even where the ratio is not. BCa limits survive such a change of scale.
 */
function openInterval(groups: readonly Group[], seed: number): OpenInterval | null {
  const total = sumGroups(groups);
  const value = total.numerator / total.denominator;
  if (value === 0) return { low: 0, high: 0, level: 0.95 };
  const share = ({ numerator, denominator }: Group) => {
    const relative = denominator / total.denominator;
    return relative / (relative + numerator / total.numerator);
  };
  const random = createSeededRandom(seed);
  const draw = () => groups[random.nextBelow(groups.length)] ?? { numerator: 0, denominator: 0 };
  const limits = bcaLimits({
    estimate: share(total),
    resampled: Float64Array.from({ length: BOOTSTRAP_RESAMPLES }, () =>
      share(sumGroups(groups.map(draw))),
    ),
    jackknife: [groups.map((_, index) => share(sumGroups(groups.toSpliced(index, 1))))],
  });
  const ratioAt = (relative: number) => (value * (1 - relative)) / relative;
  return (
    limits && {
      low: ratioAt(limits.high),
      high: limits.low === 0 ? null : ratioAt(limits.low),
      level: 0.95,
    }
  );
}

function sumGroups(groups: readonly Group[]): Group {
  let numerator = 0;
  let denominator = 0;
  for (const group of groups) {
    numerator += group.numerator;
    denominator += group.denominator;
  }
  return { numerator, denominator };
}

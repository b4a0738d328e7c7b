import { studentCdf, studentQuantile } from './distributions.ts';
import type { Interval } from './interval.ts';
import { mean } from './mean.ts';

const ROUNDS_MIN = 4;

type Point = { round: number; target: string; value: number };

/**
 * How much a metric changes from round to round over all targets: least squares of log(value) ~ target + round. All
 * changes are fractions, 0.01 = 1 % more. `interval` is of `slopePerRound`; `totalChange`, with `totalInterval`, is the
 * change from the first to the last round. What happens to a machine in a round happens to all its targets, so the
 * unit is the round: logarithms are averaged per target and round, counted from the mean of their target, and averaged
 * per round; the t interval has two degrees of freedom less than rounds. For one target, or when every target ran in
 * every round, the slope is exactly that of ordinary regression.
 * Null below four rounds, or where no target ran in two rounds. Values that are not positive and finite are left out.
 */
export function driftSlope({ points }: { points: readonly Point[] }): {
  rounds: number;
  slopePerRound: number;
  interval: Interval;
  totalChange: number;
  totalInterval: Interval;
  pValue: number;
} | null {
  const rounds = centeredRounds(points);
  const spread = rounds.reduce((sum, { weight, x }) => sum + weight * x ** 2, 0);
  if (rounds.length < ROUNDS_MIN || spread === 0) return null;

  const slope = rounds.reduce((sum, { weight, x, y }) => sum + weight * x * y, 0) / spread;
  const squares = rounds.reduce((sum, { weight, x, y }) => sum + weight * (y - slope * x) ** 2, 0);
  const degreesOfFreedom = rounds.length - 2;
  const error = Math.sqrt(squares / degreesOfFreedom / spread);
  const half = studentQuantile(0.975, degreesOfFreedom) * error;
  const numbers = rounds.map(({ round }) => round);
  const span = Math.max(...numbers) - Math.min(...numbers);
  const changeOver = (count: number): Interval => ({
    low: Math.expm1(count * (slope - half)),
    high: Math.expm1(count * (slope + half)),
    level: 0.95,
  });
  return {
    rounds: rounds.length,
    slopePerRound: Math.expm1(slope),
    interval: changeOver(1),
    totalChange: Math.expm1(span * slope),
    totalInterval: changeOver(span),
    pValue: slope === 0 ? 1 : 2 * studentCdf(-Math.abs(slope) / error, degreesOfFreedom),
  };
}

/** Per round, over its `weight` targets: the mean deviation of round (x) and log (y) from the mean of their target. */
function centeredRounds(points: readonly Point[]) {
  const known = points.filter(({ value }) => value > 0 && Number.isFinite(value));
  const centered = groupBy(known, ({ target }) => target).flatMap((ofTarget) => {
    const cells = groupBy(ofTarget, ({ round }) => round).map((ofRound) => ({
      round: average(ofRound, ({ round }) => round),
      log: average(ofRound, ({ value }) => Math.log(value)),
    }));
    const meanRound = average(cells, ({ round }) => round);
    const meanLog = average(cells, ({ log }) => log);
    return cells.map(({ round, log }) => ({ round, x: round - meanRound, y: log - meanLog }));
  });
  return groupBy(centered, ({ round }) => round).map((cells) => ({
    round: average(cells, ({ round }) => round),
    weight: cells.length,
    x: average(cells, ({ x }) => x),
    y: average(cells, ({ y }) => y),
  }));
}

/** Node 20 has no `Map.groupBy`. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | number): Item[][] {
  const groups = new Map<string | number, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** Of groups, which are never empty. */
function average<Item>(items: readonly Item[], measure: (item: Item) => number): number {
  return mean(items.map(measure)) ?? Number.NaN;
}

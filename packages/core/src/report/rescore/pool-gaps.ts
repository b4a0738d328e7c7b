import { mean } from '../../statistics/mean.ts';
import { median } from '../../statistics/median.ts';
import type { RescoredRow, RescoredSample } from './rescore.ts';
import { NO_REQUESTS } from './score-requests.ts';

type Definition = Pick<RescoredRow, 'quantity' | 'name' | 'formula'> & {
  /** Sum and number of the gaps of a request; null when they are unknown. */
  sumOf: (sample: RescoredSample) => { sumMs: number; count: number } | null;
  /** The gaps themselves; null when they cannot be told. */
  gapsOf: (sample: RescoredSample) => readonly number[] | null;
  unknownReason: string;
};

/**
 * Mean and median over the gaps of all requests together. The mean needs no more than the ends of each stream; the
 * median needs every single gap. Each is null when one request cannot give its part.
 */
export function poolGaps(
  samples: readonly RescoredSample[],
  { sumOf, gapsOf, unknownReason, ...definition }: Definition,
): RescoredRow[] {
  const row = (aggregate: 'pooled-mean' | 'pooled-median', value: number | null | undefined) => ({
    ...definition,
    aggregate,
    n: samples.length,
    value: value ?? null,
    reason: value === undefined ? unknownReason : value === null ? NO_REQUESTS : null,
  });
  const sums = allKnown(samples.map(sumOf));
  const gaps = collect(samples, gapsOf);
  return [
    row('pooled-mean', sums && meanOfSums(sums)),
    row('pooled-median', gaps && medianOfUnsorted(gaps)),
  ];
}

/** Mean gap between the chunks with text, pooled: the gaps as they are stored. */
export const textGaps = {
  sumOf: ({ gapsMs }: RescoredSample) => ({
    sumMs: (mean(gapsMs) ?? 0) * gapsMs.length,
    count: gapsMs.length,
  }),
  gapsOf: ({ gapsMs }: RescoredSample) => gapsMs,
};

/**
 * All gaps of all requests, undefined when one request cannot give its own. There may be many millions: a list for
 * each request and another for all would take several times the memory, and sorting those by a function far longer.
 */
function collect(
  samples: readonly RescoredSample[],
  gapsOf: Definition['gapsOf'],
): Float64Array | undefined {
  let gaps = new Float64Array(1_024);
  let count = 0;
  for (const sample of samples) {
    const own = gapsOf(sample);
    if (own === null) return undefined;
    if (count + own.length > gaps.length) {
      const larger = new Float64Array(2 * (count + own.length));
      larger.set(gaps.subarray(0, count));
      gaps = larger;
    }
    gaps.set(own, count);
    count += own.length;
  }
  return gaps.subarray(0, count);
}

/** Sorts the values in place. The median of all is the one of the two in the middle. */
function medianOfUnsorted(values: Float64Array): number | null {
  values.sort();
  const middle = [values[(values.length - 1) >> 1], values[values.length >> 1]];
  return median(middle.filter((value) => value !== undefined));
}

function meanOfSums(sums: readonly { sumMs: number; count: number }[]): number | null {
  const count = sums.reduce((total, part) => total + part.count, 0);
  return count === 0 ? null : sums.reduce((total, part) => total + part.sumMs, 0) / count;
}

function allKnown<Item>(items: readonly (Item | null)[]): Item[] | undefined {
  const known = items.filter((item) => item !== null);
  return known.length === items.length ? known : undefined;
}

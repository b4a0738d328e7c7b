import { mean } from '../../statistics/mean.ts';
import { median } from '../../statistics/median.ts';
import { groupBy } from '../group-by.ts';
import type { RescoreAggregate, RescoredRow, RescoredSample } from './rescore.ts';

/** `left-out`: the tool itself does not count this request. `unknown`: the trace lacks what the formula needs. */
export type RequestScore = number | 'left-out' | 'unknown';

type RequestAggregate = Exclude<RescoreAggregate, 'pooled-mean' | 'pooled-median'>;

type Definition = Pick<RescoredRow, 'quantity' | 'name' | 'formula'> & {
  aggregates: readonly RequestAggregate[];
  score: (sample: RescoredSample) => RequestScore;
  /** Weight of a request in the token-weighted mean; 1 when absent. */
  weigh?: (sample: RescoredSample) => number;
  /** Why a score may be unknown. */
  unknownReason: string;
};

/**
 * One row per aggregate. All values are null as soon as one request cannot be scored: a number over the rest would
 * not be the tool's.
 */
export function scoreRequests(
  samples: readonly RescoredSample[],
  { aggregates, score, weigh, unknownReason, ...definition }: Definition,
): RescoredRow[] {
  const scored = samples.flatMap((sample) => {
    const value = score(sample);
    return value === 'left-out' ? [] : [{ sample, value }];
  });
  const known = scored.flatMap(({ sample, value }) =>
    value === 'unknown' ? [] : [{ sample, value, weight: weigh?.(sample) ?? 1 }],
  );
  const reason =
    scored.length === 0 ? NO_REQUESTS : known.length < scored.length ? unknownReason : null;
  return aggregates.map((aggregate) => ({
    ...definition,
    aggregate,
    n: scored.length,
    value: reason === null ? aggregateScores(aggregate, known) : null,
    reason,
  }));
}

export const NO_REQUESTS = 'No request counts for it.';

type Scored = { sample: RescoredSample; value: number; weight: number };

function aggregateScores(aggregate: RequestAggregate, scored: readonly Scored[]): number | null {
  const values = scored.map(({ value }) => value);
  switch (aggregate) {
    case 'mean':
      return mean(values);
    case 'median':
      return median(values);
    case 'mean-of-prompts':
      return meanOfPrompts(scored);
    case 'token-weighted-mean': {
      const weights = scored.reduce((sum, { weight }) => sum + weight, 0);
      const weighted = scored.reduce((sum, { value, weight }) => sum + value * weight, 0);
      return weights === 0 ? null : weighted / weights;
    }
  }
}

function meanOfPrompts(scored: readonly Scored[]): number | null {
  const prompts = groupBy(scored, ({ sample }) => sample.promptIndex);
  const means = [...prompts.values()].map((repeats) => mean(repeats.map(({ value }) => value)));
  return mean(means.filter((value) => value !== null));
}

import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { ratioOfSums } from '../statistics/ratio-of-sums.ts';
import { isScored } from './find-passed.ts';
import { groupBy } from './group-by.ts';
import { sumInFlightMs } from './sum-in-flight-ms.ts';
import type { Assumptions, PerCorrect, RatioEstimate } from './target-summary.ts';

const MICRO_USD_SECONDS_PER_USD_HOUR = 1_000_000 / 3_600;

/**
 * What a correct answer takes: the seconds of all steady requests to prompts with checks that ended by themselves,
 * from the intended start to the end, divided by the answers that passed. Wrong, cut and failed ones cost time too.
 * The interval draws prompts (`ratioOfSums`). Unknown, not infinite, when no answer was correct.
 *
 * Energy and cost follow from the time that the machine was busy with the requests, and from what the reader assumes
 * it draws and costs; null without. That time is the same seconds where requests came one after the other; where they
 * overlapped, the time in which any was in flight, divided among them in proportion.
 */
export function summarizePerCorrect({
  steady,
  passed,
  checkedPrompts,
  overlapping,
  assumptions,
  seed,
}: {
  steady: readonly SampleFacts[];
  passed: ReadonlyMap<number, boolean>;
  /** Indexes of the prompts that have checks. */
  checkedPrompts: ReadonlySet<number>;
  /** Whether several requests to the target could be in flight at once. */
  overlapping: boolean;
  assumptions: Assumptions;
  seed: number;
}): PerCorrect {
  const ended = steady.filter(
    ({ outcome, promptIndex }) => outcome !== 'cancelled' && checkedPrompts.has(promptIndex),
  );
  const isCorrect = (sample: SampleFacts) =>
    isScored(sample, passed) && passed.get(sample.ordinal) === true;
  const groups = [...groupBy(ended, ({ promptIndex }) => promptIndex).values()].map((repeats) => ({
    numerator: sumSeconds(repeats),
    denominator: repeats.filter(isCorrect).length,
  }));
  const seconds = ratioOfSums({ groups, seed });
  const busyShare = overlapping ? shareBusy(ended) : 1;
  const { watts, usdPerHour } = assumptions;
  return {
    requests: ended.length,
    correct: ended.filter(isCorrect).length,
    seconds,
    joules:
      watts === undefined ? null : { ...scale(seconds, busyShare * watts), source: 'modelled' },
    costMicroUsd:
      usdPerHour === undefined
        ? null
        : scale(seconds, busyShare * usdPerHour * MICRO_USD_SECONDS_PER_USD_HOUR),
  };
}

function sumSeconds(samples: readonly SampleFacts[]): number {
  return samples.reduce((sum, { totalMs }) => sum + totalMs, 0) / 1_000;
}

function shareBusy(samples: readonly SampleFacts[]): number {
  const seconds = sumSeconds(samples);
  return seconds === 0 ? 1 : sumInFlightMs(samples) / 1_000 / seconds;
}

function scale({ value, interval }: RatioEstimate, factor: number): RatioEstimate {
  return {
    value: value === null ? null : value * factor,
    interval: interval && {
      ...interval,
      low: interval.low * factor,
      high: interval.high === null ? null : interval.high * factor,
    },
  };
}

import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { isScored } from './find-passed.ts';
import type { TargetSummary } from './target-summary.ts';

/**
 * The interval counts prompts and not answers: repeats of a prompt say little new, and at temperature 0 nothing.
 * So it is the Wilson interval of the same share among as many prompts as were answered.
 */
export function summarizeQuality(
  answered: readonly SampleFacts[],
  passed: ReadonlyMap<number, boolean>,
): NonNullable<TargetSummary['quality']> {
  const scored = answered.filter((sample) => isScored(sample, passed));
  const n = scored.length;
  const right = scored.filter(({ ordinal }) => passed.get(ordinal)).length;
  const prompts = new Set(scored.map(({ promptIndex }) => promptIndex)).size;
  const value = n === 0 ? null : right / n;
  const interval = value === null ? null : wilsonInterval(value * prompts, prompts);
  return { n, passed: right, prompts, rate: { n, value, interval } };
}

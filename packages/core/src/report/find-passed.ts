import type { Score } from '../benchmark/sample.ts';
import type { SampleFacts } from '../benchmark/sample-repository.ts';

/** Whether an answer passed all its computed checks, by ordinal; answers without checks are not in it. */
export function findPassed(scores: readonly Score[]): Map<number, boolean> {
  const passed = new Map<number, boolean>();
  for (const { scorer, ordinal, value } of scores) {
    if (scorer === 'computed') passed.set(ordinal, (passed.get(ordinal) ?? true) && value === 1);
  }
  return passed;
}

/**
 * Whether an answer counts as right or wrong: it was checked, and its text is certain. One whose channel markup could
 * not be parsed is neither: what was checked may be the model's thoughts.
 */
export function isScored(
  { ordinal, flags }: Pick<SampleFacts, 'ordinal' | 'flags'>,
  passed: ReadonlyMap<number, boolean>,
): boolean {
  return passed.has(ordinal) && !flags.includes('channel-unparsed');
}

import type { SampleFacts } from '../benchmark/sample-repository.ts';
import { holmAdjust } from '../statistics/holm.ts';
import { mcnemar } from '../statistics/mcnemar.ts';
import type { TargetFacts } from './facts-by-target.ts';
import { isScored } from './find-passed.ts';
import { groupBy } from './group-by.ts';
import { pairedShareDifference } from './paired-share-difference.ts';
import type { QualityComparison } from './quality-comparison.ts';

/**
 * Whether each of `others` answers more prompts rightly than `base`, over the prompts that both have answered and
 * whose answers were checked. Empty when there is no such prompt for any of them.
 */
export function compareQuality({
  base,
  others,
  passed,
}: {
  base: TargetFacts;
  others: readonly TargetFacts[];
  /** See `findPassed`. */
  passed: ReadonlyMap<number, boolean>;
}): QualityComparison[] {
  const baseRight = findRightPrompts(base.answered, passed);
  const comparisons = others
    .map((other) => countPrompts(base, other, baseRight, findRightPrompts(other.answered, passed)))
    .filter(({ prompts }) => prompts > 0);
  const adjusted = holmAdjust(comparisons.map(({ pValue }) => pValue));
  return comparisons.map((comparison, index) => ({
    ...comparison,
    adjustedPValue: adjusted[index] ?? null,
  }));
}

function countPrompts(
  base: TargetFacts,
  other: TargetFacts,
  baseRight: ReadonlyMap<number, boolean>,
  otherRight: ReadonlyMap<number, boolean>,
): Omit<QualityComparison, 'adjustedPValue'> {
  const prompts = [...baseRight.keys()].filter((promptIndex) => otherRight.has(promptIndex));
  const count = (isBaseRight: boolean, isOtherRight: boolean) =>
    prompts.filter(
      (prompt) => baseRight.get(prompt) === isBaseRight && otherRight.get(prompt) === isOtherRight,
    ).length;
  const onlyBase = count(true, false);
  const onlyOther = count(false, true);
  return {
    baseTargetId: base.targetId,
    otherTargetId: other.targetId,
    prompts: prompts.length,
    both: count(true, true),
    onlyBase,
    onlyOther,
    neither: count(false, false),
    pValue: mcnemar({ onlyBase, onlyOther }).pValue,
    difference: pairedShareDifference({ n: prompts.length, onlyBase, onlyOther }),
  };
}

/** By prompt. Half is not more than half: a target that cannot make up its mind has not answered rightly. */
function findRightPrompts(
  answered: readonly SampleFacts[],
  passed: ReadonlyMap<number, boolean>,
): Map<number, boolean> {
  const scored = answered.filter((sample) => isScored(sample, passed));
  const prompts = groupBy(scored, ({ promptIndex }) => promptIndex);
  return new Map(
    [...prompts].map(([promptIndex, repeats]) => {
      const right = repeats.filter(({ ordinal }) => passed.get(ordinal)).length;
      return [promptIndex, right * 2 > repeats.length];
    }),
  );
}

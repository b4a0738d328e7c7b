import { describe, expect, it } from 'vitest';
import { makeFacts } from '../testing/make-facts.ts';
import { compareQuality } from './compare-quality.ts';
import { groupFactsByTarget } from './facts-by-target.ts';
import { pairedShareDifference } from './paired-share-difference.ts';

/** Answers per target and prompt, right or wrong. */
function compare(answers: Record<string, boolean[][]>) {
  const passed = new Map<number, boolean>();
  const facts = Object.entries(answers).flatMap(([targetId, prompts]) =>
    prompts.flatMap((rounds, promptIndex) =>
      rounds.map((isRight, round) => {
        const ordinal = passed.size;
        passed.set(ordinal, isRight);
        return makeFacts({ ordinal, targetId, promptIndex, round });
      }),
    ),
  );
  const [base, ...others] = groupFactsByTarget(Object.keys(answers), facts);
  if (base === undefined) throw new Error('no target');
  return compareQuality({ base, others, passed });
}

describe('compareQuality', () => {
  it('counts prompts by who answers more than half of the time rightly', () => {
    const [comparison] = compare({
      base: [[true, true, false], [true], [false], [true, false]],
      other: [[true], [false], [true], [true]],
    });
    expect(comparison).toMatchObject({
      baseTargetId: 'base',
      otherTargetId: 'other',
      prompts: 4,
      both: 1,
      onlyBase: 1,
      onlyOther: 2,
      neither: 0,
      pValue: 1,
      difference: { value: 0.25 },
    });
  });

  it('is sure of a difference that shows in many prompts, and not by repeating few of them', () => {
    const right = (count: number) => Array.from({ length: count }, () => [true]);
    const wrong = (count: number) => Array.from({ length: count }, () => [false]);
    const [many] = compare({ base: wrong(10), other: right(10) });
    expect(many?.pValue).toBeCloseTo(2 / 2 ** 10, 12);
    expect(many?.difference.interval?.low).toBeGreaterThan(0);
    const [few] = compare({ base: [Array(50).fill(false)], other: [Array(50).fill(true)] });
    expect(few?.pValue).toBe(1);
  });

  it('adjusts for the number of targets, and leaves out prompts that one has not answered', () => {
    const comparisons = compare({
      base: Array.from({ length: 6 }, () => [false]),
      b: [...Array.from({ length: 6 }, () => [true]), [true]],
      c: Array.from({ length: 6 }, () => [false]),
    });
    expect(comparisons.map(({ prompts }) => prompts)).toEqual([6, 6]);
    expect(comparisons[0]?.adjustedPValue).toBe(comparisons[0]?.pValue);
    expect(comparisons[1]).toMatchObject({ pValue: null, adjustedPValue: null });
    expect(compare({ base: [[true]], other: [] })).toEqual([]);
  });
});

describe('pairedShareDifference', () => {
  it('is close to the interval without correction for many pairs', () => {
    // Approval ratings of Agresti (1990): 150 and 86 of 1,600 changed their minds.
    const { value, interval } = pairedShareDifference({ n: 1_600, onlyBase: 150, onlyOther: 86 });
    expect(value).toBe(-0.04);
    expect(interval?.low).toBeCloseTo(-0.0588, 3);
    expect(interval?.high).toBeCloseTo(-0.0212, 3);
  });

  it('has a width where the shares agree, and stays within -1 and 1', () => {
    const same = pairedShareDifference({ n: 20, onlyBase: 0, onlyOther: 0 });
    expect(same.interval?.low).toBeLessThan(0);
    expect(same.interval?.high).toBeGreaterThan(0);
    const all = pairedShareDifference({ n: 3, onlyBase: 0, onlyOther: 3 });
    expect(all).toMatchObject({ value: 1, interval: { high: 1 } });
    expect(pairedShareDifference({ n: 0, onlyBase: 0, onlyOther: 0 })).toEqual({
      value: null,
      interval: null,
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlannedSample } from './plan.ts';
import { countPlannedSamples, planRun } from './plan-run.ts';

const inputs = fc.record({
  seed: fc.integer({ min: 0, max: 2_147_483_647 }),
  targetCount: fc.integer({ min: 1, max: 6 }),
  promptCount: fc.integer({ min: 1, max: 7 }),
  rounds: fc.integer({ min: 1, max: 6 }),
  warmups: fc.integer({ min: 0, max: 4 }),
  cold: fc.boolean(),
});

const steadyOf = (samples: readonly PlannedSample[]) =>
  samples.filter((sample) => sample.phase === 'steady');

function tally<Key>(keys: readonly Key[]): number[] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts.values()];
}

describe('planRun', () => {
  it('numbers samples from 0 without a gap, as many as counted beforehand', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { samples } = planRun(input);
        expect(samples.map((sample) => sample.ordinal)).toEqual(samples.map((_, index) => index));
        expect(samples.length).toBe(countPlannedSamples(input));
      }),
    );
  });

  it('asks every prompt of every target exactly once in every round', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const keys = steadyOf(planRun(input).samples).map(
          ({ targetIndex, promptIndex, round }) => `${round}/${promptIndex}/${targetIndex}`,
        );
        expect(new Set(keys).size).toBe(input.targetCount * input.promptCount * input.rounds);
        expect(keys.length).toBe(new Set(keys).size);
      }),
    );
  });

  it('puts cold before warming before the rounds, in order and unmixed', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const rank = ({ phase, round }: PlannedSample) =>
          ['cold', 'warming', 'steady'].indexOf(phase) * 1_000 + round;
        const ranks = planRun(input).samples.map(rank);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });

  it('gives every target one cold sample if asked, and its warm-ups over cycling prompts', () => {
    const { samples } = planRun({
      seed: 1,
      targetCount: 2,
      promptCount: 2,
      rounds: 1,
      warmups: 3,
      cold: true,
    });
    expect(samples.slice(0, 2).map((s) => [s.phase, s.targetIndex, s.promptIndex])).toEqual([
      ['cold', 0, 0],
      ['cold', 1, 0],
    ]);
    expect(samples.slice(2, 5).map((s) => [s.phase, s.targetIndex, s.promptIndex])).toEqual([
      ['warming', 0, 0],
      ['warming', 0, 1],
      ['warming', 0, 0],
    ]);
  });

  it('gives each target each position equally often, within one', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const positions = steadyOf(planRun(input).samples).map(
          ({ targetIndex }, index) => `${targetIndex}@${index % input.targetCount}`,
        );
        const blocks = input.promptCount * input.rounds;
        const counts = tally(positions);
        expect(Math.max(...counts)).toBeLessThanOrEqual(Math.ceil(blocks / input.targetCount));
        if (blocks >= input.targetCount) {
          expect(counts.length).toBe(input.targetCount ** 2);
          expect(Math.min(...counts)).toBeGreaterThanOrEqual(
            Math.floor(blocks / input.targetCount),
          );
        }
      }),
    );
  });

  it('asks all targets the same prompt one after the other', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const steady = steadyOf(planRun(input).samples);
        for (let start = 0; start < steady.length; start += input.targetCount) {
          const block = steady.slice(start, start + input.targetCount);
          expect(new Set(block.map((sample) => sample.promptIndex)).size).toBe(1);
          expect(new Set(block.map((sample) => sample.targetIndex)).size).toBe(input.targetCount);
        }
      }),
    );
  });

  it('is repeatable by its seed, and another seed gives another order', () => {
    const size = { targetCount: 3, promptCount: 5, rounds: 4, warmups: 1, cold: false };
    expect(planRun({ seed: 42, ...size })).toEqual(planRun({ seed: 42, ...size }));
    expect(planRun({ seed: 42, ...size }).samples).not.toEqual(
      planRun({ seed: 43, ...size }).samples,
    );
  });
});

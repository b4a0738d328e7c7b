import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import type { PlannedSample } from './plan.ts';
import { createPrecision } from './precision.ts';

const promptCount = 4;

/** Observes rounds of two targets whose times spread by `spread` around 100 and 200 ms. */
function setUp({ rounds = 10, spread = 0.1, relativeHalfWidth = 0.1, outcome = 'succeeded' } = {}) {
  const precision = createPrecision({
    relativeHalfWidth,
    rounds: 3,
    promptCount,
    targetCount: 2,
    seed: 1,
  });
  const random = createSeededRandom(3);
  for (let round = 1; round <= rounds; round += 1) {
    for (let promptIndex = 0; promptIndex < promptCount; promptIndex += 1) {
      for (const targetIndex of [0, 1]) {
        const planned = {
          targetIndex,
          round,
          block: round,
          promptIndex,
          phase: 'steady',
        } as PlannedSample;
        const totalMs = 100 * (targetIndex + 1) * (1 + spread * (random.nextFloat() - 0.5));
        const isLost = targetIndex === 1 && outcome === 'failed';
        precision.observe(planned, {
          outcome: isLost ? 'failed' : 'succeeded',
          totalMs,
          chunkCount: 1,
        });
      }
    }
  }
  return precision;
}
const all = () => true;

describe('createPrecision', () => {
  it('is reached when medians and ratios are narrow, and not before', () => {
    expect(setUp({ spread: 0.1 }).isReached(all)).toBe(true);
    expect(setUp({ spread: 1.5 }).isReached(all)).toBe(false);
    expect(setUp({ spread: 1.5, rounds: 200 }).isReached(all)).toBe(true);
  });

  it('is not reached by a target without answers, unless that cannot be used anyway', () => {
    const precision = setUp({ outcome: 'failed' });
    expect(precision.isReached(all)).toBe(false);
    expect(precision.isReached((target) => target === 0)).toBe(true);
    expect(precision.isReached(() => false)).toBe(false);
  });

  it('counts neither cold nor warming samples', () => {
    const precision = setUp();
    for (const phase of ['cold', 'warming'] as const) {
      const planned = { targetIndex: 0, round: 0, promptIndex: 0, phase } as PlannedSample;
      for (let n = 0; n < 100; n += 1) {
        precision.observe(planned, { outcome: 'succeeded', totalMs: 1e6 * n, chunkCount: 1 });
      }
    }
    expect(precision.isReached(all)).toBe(true);
  });

  it('counts no answer that was cut at the cap, and none without text', () => {
    for (const odd of [{ outcome: 'truncated' as const }, { chunkCount: 0 }]) {
      const precision = setUp();
      for (let round = 11; round <= 60; round += 1) {
        const planned = { targetIndex: 1, round, block: round, promptIndex: 0, phase: 'steady' };
        precision.observe(planned as PlannedSample, {
          outcome: 'succeeded',
          chunkCount: 1,
          totalMs: round % 2 === 0 ? 1 : 1e6,
          ...odd,
        });
      }
      expect(precision.isReached(all)).toBe(true);
    }
  });

  it('takes the rounds of one block for one observation of a ratio', () => {
    const precision = createPrecision({
      relativeHalfWidth: 0.1,
      rounds: 3,
      promptCount,
      targetCount: 2,
      seed: 1,
    });
    for (let round = 1; round <= 10; round += 1) {
      for (const targetIndex of [0, 1]) {
        const block = 2 * Math.ceil(round / 5) + targetIndex;
        const planned = { targetIndex, round, block, promptIndex: 0, phase: 'steady' };
        const sample = { outcome: 'succeeded' as const, chunkCount: 1, totalMs: 100 };
        precision.observe(planned as PlannedSample, sample);
      }
    }
    expect(precision.isReached(all)).toBe(false);
  });

  it('looks from the least number of rounds on, and ever more seldom', () => {
    const precision = setUp();
    const looks = Array.from({ length: 60 }, (_, index) => index + 1).filter((round) =>
      precision.isLookDue(round),
    );
    expect(looks.slice(0, 4)).toEqual([3, 4, 5, 6]);
    expect(looks.slice(-3)).toEqual([46, 51, 57]);
  });
});

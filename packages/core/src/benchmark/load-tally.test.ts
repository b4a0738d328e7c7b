import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import { ANSWERED_SHARE_MIN, createLoadTally } from './load-tally.ts';

/** A server with one worker, that takes 100 ms per request, asked `ratePerSecond` times. */
function shareOf({ ratePerSecond, count, jitterMs = 0 }: Record<string, number>): number | null {
  const tally = createLoadTally();
  const random = createSeededRandom(5);
  let freeMs = 0;
  for (let index = 0; index < (count ?? 0); index += 1) {
    const dueMs = (index * 1_000) / (ratePerSecond ?? 1);
    freeMs = Math.max(freeMs, dueMs) + 100;
    const totalMs = freeMs - dueMs + random.nextFloat() * (jitterMs ?? 0);
    tally.add({ dueMs, totalMs, isAnswered: true });
  }
  return tally.answeredShare();
}

describe('createLoadTally', () => {
  it('tells the share a server answers that is asked for more than it can do', () => {
    expect(shareOf({ ratePerSecond: 20, count: 100 })).toBeCloseTo(0.5, 5);
    expect(shareOf({ ratePerSecond: 12.5, count: 100 })).toBeCloseTo(0.8, 5);
  });

  it('is 1 for a server that keeps up', () => {
    expect(shareOf({ ratePerSecond: 10, count: 100 })).toBe(1);
    expect(shareOf({ ratePerSecond: 1, count: 2 })).toBe(1);
  });

  it('does not take chance for growth', () => {
    for (const count of [5, 20, 100]) {
      const share = shareOf({ ratePerSecond: 5, count, jitterMs: 3_000 });
      expect(share).toBeGreaterThanOrEqual(ANSWERED_SHARE_MIN);
    }
  });

  it('counts what was not answered', () => {
    const tally = createLoadTally();
    for (let index = 0; index < 10; index += 1) {
      tally.add({ dueMs: index, totalMs: 5, isAnswered: index > 0 });
    }
    expect(tally.answeredShare()).toBe(0.9);
  });

  it('knows nothing without requests, and is a share whatever it is told', () => {
    expect(createLoadTally().answeredShare()).toBeNull();
    const time = fc.double({ min: 0, max: 1e7, noNaN: true });
    const request = fc.record({ dueMs: time, totalMs: time, isAnswered: fc.boolean() });
    fc.assert(
      fc.property(fc.array(request, { minLength: 1 }), (requests) => {
        const tally = createLoadTally();
        for (const each of requests) tally.add(each);
        expect(tally.answeredShare()).toBeGreaterThanOrEqual(0);
        expect(tally.answeredShare()).toBeLessThanOrEqual(1);
      }),
    );
  });
});

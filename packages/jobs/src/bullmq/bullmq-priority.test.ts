import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bullmqPriority } from './bullmq-priority.ts';

describe('bullmqPriority', () => {
  it('never is 0, which would overtake every other job', () => {
    expect(bullmqPriority(0)).toBe(1);
    expect(bullmqPriority(-5)).toBe(1);
  });

  it('keeps the order within the range of BullMQ', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        expect(bullmqPriority(Math.min(a, b))).toBeLessThanOrEqual(bullmqPriority(Math.max(a, b)));
        expect(bullmqPriority(a)).toBeGreaterThanOrEqual(1);
        expect(bullmqPriority(a)).toBeLessThanOrEqual(2_097_151);
      }),
    );
    expect(bullmqPriority(1)).toBeGreaterThan(bullmqPriority(0));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planStreams } from './plan-streams.ts';

describe('planStreams', () => {
  it('has enough streams, and gaps for a p99, at every concurrency', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_024 }), (concurrency) => {
        const { perLane, warmupsPerLane, program } = planStreams(concurrency);
        expect(perLane * concurrency).toBeGreaterThanOrEqual(24);
        expect(perLane * concurrency * (program.tokens ?? 0)).toBeGreaterThanOrEqual(299);
        expect(warmupsPerLane).toBeGreaterThanOrEqual(1);
        expect((concurrency * 1_000) / (program.gapMs ?? 0)).toBeLessThanOrEqual(3_200);
      }),
    );
  });

  it.each([1, 4, 16, 64])('takes about a second at concurrency %i', (concurrency) => {
    const { perLane, program } = planStreams(concurrency);
    const { tokens = 0, gapMs = 0, firstTokenAfterMs = 0 } = program;
    const plannedMs = perLane * (firstTokenAfterMs + tokens * gapMs);
    expect(plannedMs).toBeGreaterThan(400);
    expect(plannedMs).toBeLessThan(1_100);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivePhases } from './derive-phases.ts';

const sample = {
  queueMs: 1,
  prepMs: 2,
  connectMs: 3,
  sendMs: 4,
  ttftMs: 20,
  tailMs: 8,
  serviceMs: 100,
};

describe('derivePhases', () => {
  it('divides a request into its consecutive parts', () => {
    expect(derivePhases(sample)).toEqual({
      queueMs: 1,
      prepMs: 2,
      connectMs: 3,
      sendMs: 4,
      waitMs: 13,
      decodeMs: 72,
      tailMs: 8,
    });
  });

  it('gives unknown parts to the wait', () => {
    const phases = derivePhases({ ...sample, connectMs: null, sendMs: null });
    expect(phases).toMatchObject({ connectMs: 0, sendMs: 0, waitMs: 20 });
  });

  it('is null without a token or an end', () => {
    expect(derivePhases({ ...sample, ttftMs: null })).toBeNull();
    expect(derivePhases({ ...sample, tailMs: null })).toBeNull();
  });

  it('adds up to the total, with no part below zero', () => {
    const time = fc.double({ noNaN: true, min: 0, max: 1e6 });
    const samples = fc.record({
      queueMs: time,
      prepMs: time,
      connectMs: fc.option(time),
      sendMs: fc.option(time),
      ttftMs: time,
      tailMs: time,
      serviceMs: time,
    });
    fc.assert(
      fc.property(samples, (facts) => {
        fc.pre(facts.ttftMs <= facts.serviceMs);
        const parts = Object.values(derivePhases(facts) ?? {});
        const sum = parts.reduce((total, part) => total + part, 0);
        expect(sum).toBeCloseTo(facts.queueMs + facts.prepMs + facts.serviceMs, 5);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

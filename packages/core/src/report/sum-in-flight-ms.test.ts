import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumInFlightMs } from './sum-in-flight-ms.ts';

const request = (startedEpochMs: number, serviceMs: number, prepMs = 0) => ({
  startedEpochMs,
  prepMs,
  serviceMs,
});

describe('sumInFlightMs', () => {
  it('counts an overlap once, and a pause not at all', () => {
    expect(sumInFlightMs([request(50, 100), request(0, 100), request(500, 10, 5)])).toBe(160);
    expect(sumInFlightMs([request(0, 100), request(20, 10)])).toBe(100);
    expect(sumInFlightMs([])).toBe(0);
  });

  it('is never more than all together, nor less than the longest', () => {
    const time = fc.integer({ min: 0, max: 10_000 });
    const requests = fc.array(fc.tuple(time, time), { minLength: 1 });
    fc.assert(
      fc.property(requests, (spans) => {
        const sumMs = sumInFlightMs(
          spans.map(([startMs, serviceMs]) => request(startMs, serviceMs)),
        );
        const services = spans.map(([, serviceMs]) => serviceMs);
        expect(sumMs).toBeLessThanOrEqual(services.reduce((sum, value) => sum + value, 0));
        expect(sumMs).toBeGreaterThanOrEqual(Math.max(...services));
      }),
    );
  });
});

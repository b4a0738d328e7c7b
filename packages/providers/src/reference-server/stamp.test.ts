import { describe, expect, it } from 'vitest';
import { readStamps, STAMP_PLACE, stampNow } from './stamp.ts';

describe('stamps', () => {
  it('are moments of the monotonic clock, and take the place kept for them', () => {
    const before = process.hrtime.bigint();
    const stamp = stampNow();
    const [moment = 0n] = readStamps(stamp);
    expect(stamp).toHaveLength(STAMP_PLACE.length);
    expect(moment).toBeGreaterThanOrEqual(before);
    expect(moment).toBeLessThanOrEqual(process.hrtime.bigint());
  });

  it('are found in any text, in order, and never in longer or shorter numbers', () => {
    const [first, second] = [stampNow(), stampNow()];
    expect(readStamps(`${first} t1 ${first}0 12 ${second}`)).toEqual([
      BigInt(first),
      BigInt(second),
    ]);
    expect(readStamps('no time')).toEqual([]);
  });

  it('run at the same pace as the clock that measures models', () => {
    const [startMs, startNs] = [performance.now(), process.hrtime.bigint()];
    while (performance.now() - startMs < 50);
    const [endMs, endNs] = [performance.now(), process.hrtime.bigint()];
    const ratio = Number(endNs - startNs) / 1e6 / (endMs - startMs);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

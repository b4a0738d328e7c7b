import { describe, expect, it } from 'vitest';
import { systemClock } from '../hardware/system-clock.ts';
import { probeCpuMs } from './probe-cpu.ts';

describe('probeCpuMs', () => {
  it('takes a time, and about the same one the next time', () => {
    // The least of some readings each: what other processes take from us makes single ones longer.
    const least = () => Math.min(...Array.from({ length: 5 }, () => probeCpuMs(systemClock)));
    const [first, second] = [least(), least()];
    expect(first).toBeGreaterThan(0);
    expect(second / first).toBeGreaterThan(0.5);
    expect(second / first).toBeLessThan(2);
  });

  it('is the least of its tries', () => {
    const durationsMs = [9, 7, 4, 8, 6];
    let atMs = 0;
    let reading = 0;
    const clock = {
      epochMs: () => 0,
      monotonicMs: () => {
        if (reading % 2 === 1) atMs += durationsMs[(reading - 1) / 2] ?? 0;
        reading += 1;
        return atMs;
      },
    };
    expect(probeCpuMs(clock)).toBe(4);
    expect(reading).toBe(10);
  });
});

import { describe, expect, it } from 'vitest';
import { watchProcess } from './watch-process.ts';

/** Keeps this thread busy for so long. */
function block(ms: number): void {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs);
}

const nextTimers = () => new Promise((resolve) => setTimeout(resolve, 30));

describe('watchProcess', () => {
  it('sees a blocked event loop, and the processor time that it cost', async () => {
    const watch = watchProcess();
    await nextTimers();
    block(300);
    await nextTimers();
    const { durationMs, eventLoopDelay, cpuSeconds, cpuShare, maxMemoryBytes } = watch.stop();
    expect(eventLoopDelay.maxMs).toBeGreaterThan(250);
    expect(eventLoopDelay.maxMs).toBeLessThan(durationMs);
    expect(cpuShare).toBeCloseTo((cpuSeconds * 1_000) / durationMs, 9);
    expect(cpuSeconds).toBeGreaterThan(0);
    expect(maxMemoryBytes).toBeGreaterThan(1_000_000);
  });

  it('does not count the rhythm of its own timer as a delay', async () => {
    const watch = watchProcess();
    for (let turn = 0; turn < 10; turn += 1) await nextTimers();
    const { eventLoopDelay, durationMs } = watch.stop();
    // A timer that is due every 10 ms, measured as late as it is rare, would show at least that.
    expect(eventLoopDelay.p50Ms).toBeLessThan(10);
    expect(eventLoopDelay.maxMs).toBeLessThan(durationMs);
  });

  it('counts the memory that was held when it stopped', () => {
    const watch = watchProcess();
    const held = Buffer.alloc(100_000_000, 1);
    expect(watch.stop().maxMemoryBytes).toBeGreaterThan(held.length);
  });

  it('leaves out what happens in a pause', async () => {
    const startedAtMs = performance.now();
    const watch = watchProcess();
    await nextTimers();
    watch.pause();
    const pausedAtMs = performance.now();
    block(300);
    await nextTimers();
    const pausedMs = performance.now() - pausedAtMs;
    watch.resume();
    await nextTimers();
    const { eventLoopDelay, durationMs, cpuSeconds } = watch.stop();
    expect(durationMs).toBeGreaterThan(50);
    expect(durationMs).toBeLessThan(performance.now() - startedAtMs - pausedMs + 1);
    expect(eventLoopDelay.maxMs).toBeLessThan(durationMs);
    expect(cpuSeconds * 1_000).toBeLessThan(250);
  });

  it('counts what blocks the loop up to its end', () => {
    const watch = watchProcess();
    block(100);
    expect(watch.stop().eventLoopDelay.maxMs).toBeGreaterThan(80);
  });

  it('shows nothing where no timer could fire', () => {
    const { eventLoopDelay } = watchProcess().stop();
    expect(eventLoopDelay).toEqual({ p50Ms: 0, p99Ms: 0, maxMs: 0 });
  });
});

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { HarnessWatch } from '@mizani/core/harness/certificate';

const RESOLUTION_MS = 10;
const MEMORY_EVERY_MS = 1_000;

/**
 * Observes this process until `stop`. The event loop's delay is how much later than due a timer of 10 ms fires: a
 * loop that is never late shows 0, up to the timer's own millisecond, and one long block counts as one late timer.
 * CPU time is that of all threads. Memory is the largest resident set seen once a second, at the start and at the end;
 * what came and went between is missed.
 */
export function watchProcess(): { stop(): HarnessWatch } {
  const startedAtMs = performance.now();
  const cpuBefore = process.cpuUsage();
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let maxMemoryBytes = process.memoryUsage.rss();
  const noteMemory = () => {
    maxMemoryBytes = Math.max(maxMemoryBytes, process.memoryUsage.rss());
  };
  const timer = setInterval(noteMemory, MEMORY_EVERY_MS).unref();
  return {
    stop() {
      clearInterval(timer);
      delay.disable();
      noteMemory();
      const durationMs = performance.now() - startedAtMs;
      const cpu = process.cpuUsage(cpuBefore);
      const cpuSeconds = (cpu.user + cpu.system) / 1e6;
      return {
        durationMs,
        eventLoopDelay: {
          p50Ms: lateMs(delay.percentile(50)),
          p99Ms: lateMs(delay.percentile(99)),
          maxMs: lateMs(delay.max),
        },
        cpuShare: (cpuSeconds * 1_000) / durationMs,
        cpuSeconds,
        maxMemoryBytes,
      };
    },
  };
}

/** Node reports the time from one firing of the timer to the next, the wanted 10 ms included. 0 without any firing. */
function lateMs(intervalNs: number): number {
  return Math.max(0, intervalNs / 1e6 - RESOLUTION_MS);
}

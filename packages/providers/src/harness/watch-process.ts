import { createHistogram } from 'node:perf_hooks';
import type { ProcessWatch } from '@mizani/core/harness/harness-meter';

const RESOLUTION_MS = 10;
const MEMORY_EVERY_MS = 1_000;

/**
 * Observes this process until `stop`, pauses left out. The event loop's delay is how much later than due a timer of
 * 10 ms fires: a loop that is never late shows 0, up to the timer's own millisecond, and one long block counts as one
 * late timer; a timer that is cut short by a pause or the end counts as far as it is late by then. CPU time is that of
 * all threads. Memory is the largest resident set seen once a second, at the start and at the end; what came and went
 * between is missed.
 */
export function watchProcess(): ProcessWatch {
  // Node's own monitor forgets all when it is paused.
  const delayNs = createHistogram();
  let watchedMs = 0;
  let cpuMicroseconds = 0;
  let stretch: Stretch | null = openStretch(noteDelay);
  let maxMemoryBytes = process.memoryUsage.rss();
  const memoryTimer = setInterval(noteMemory, MEMORY_EVERY_MS).unref();

  function noteDelay(lateMs: number) {
    delayNs.record(Math.max(1, Math.round(lateMs * 1e6)));
  }

  function noteMemory() {
    maxMemoryBytes = Math.max(maxMemoryBytes, process.memoryUsage.rss());
  }

  function pause() {
    if (stretch === null) return;
    const seen = stretch.close();
    stretch = null;
    watchedMs += seen.durationMs;
    cpuMicroseconds += seen.cpuMicroseconds;
  }

  return {
    pause,
    resume() {
      stretch ??= openStretch(noteDelay);
    },
    stop() {
      pause();
      clearInterval(memoryTimer);
      noteMemory();
      return {
        durationMs: watchedMs,
        eventLoopDelay: {
          p50Ms: delayNs.percentile(50) / 1e6,
          p99Ms: delayNs.percentile(99) / 1e6,
          maxMs: delayNs.max / 1e6,
        },
        cpuShare: watchedMs > 0 ? cpuMicroseconds / 1e3 / watchedMs : 0,
        cpuSeconds: cpuMicroseconds / 1e6,
        maxMemoryBytes,
      };
    },
  };
}

type Stretch = { close(): { durationMs: number; cpuMicroseconds: number } };

/** One time between two pauses. */
function openStretch(noteDelay: (lateMs: number) => void): Stretch {
  const startedAtMs = performance.now();
  const cpuBefore = process.cpuUsage();
  let firedAtMs = startedAtMs;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    noteDelay(Math.max(0, nowMs - firedAtMs - RESOLUTION_MS));
    firedAtMs = nowMs;
  }, RESOLUTION_MS).unref();
  return {
    close() {
      clearInterval(timer);
      const nowMs = performance.now();
      const lateMs = nowMs - firedAtMs - RESOLUTION_MS;
      if (lateMs > 0) noteDelay(lateMs);
      const { user, system } = process.cpuUsage(cpuBefore);
      return { durationMs: nowMs - startedAtMs, cpuMicroseconds: user + system };
    },
  };
}

import type { RunFinding } from '../validity.ts';
import type { FindingInput } from './finding-input.ts';

/** Timers alone delay a loop by a few milliseconds on some systems. */
const DELAY_MIN_MS = 5;
const TTFT_SHARE_MAX = 0.1;

/**
 * `event-loop-delay`, a caution: while the run was measured, the worker's event loop was late by more than 5 ms (p99)
 * and by more than a tenth of the median time to the first token. Arrivals are read in that loop, so what it misses is
 * taken for the server's time. Told of the target with the shortest median, which suffers most.
 */
export function findEventLoopDelay({ run, summaries }: FindingInput): RunFinding[] {
  const delays = run.harness.flatMap(({ watch }) => watch?.eventLoopDelay.p99Ms ?? []);
  const medians = summaries
    .flatMap(({ targetId, metrics }) => {
      const ttftMs = metrics.ttftMs.median.value;
      return ttftMs === null ? [] : [{ targetId, ttftMs }];
    })
    .sort((a, b) => a.ttftMs - b.ttftMs);
  const [fastest] = medians;
  if (fastest === undefined || delays.length === 0) return [];
  const p99Ms = Math.max(...delays);
  const { targetId, ttftMs } = fastest;
  if (p99Ms <= DELAY_MIN_MS || p99Ms <= TTFT_SHARE_MAX * ttftMs) return [];
  return [{ kind: 'event-loop-delay', severity: 'caution', targetId, p99Ms, ttftMs }];
}

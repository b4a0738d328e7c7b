import type { CpuProbe } from '../harness/certificate.ts';
import type { HarnessMeter } from '../harness/harness-meter.ts';
import type { Clock } from '../units/clock.ts';
import { pause } from './pause.ts';

/** How much longer than at the beginning the fixed computation may take: 3 %, the rule of others who guard so. */
export const TOLERATED_RATIO = 1.03;
export const HELD_BACK_MAX_MS = 60_000;
const PROBE_INTERVAL_MS = 1_000;

export type DriftGuard = {
  /**
   * Waits until the machine computes as fast as in the beginning, a minute at most. Zero when it does already; `ratio`
   * is how many times as long the computation took before the wait.
   */
  waitUntilSteady(signal: AbortSignal): Promise<{ waitedMs: number; ratio: number }>;
  /** What was seen of the machine, with a last look at it. */
  close(): CpuProbe;
};

/** Looks at the speed of the machine itself, whatever its models do; the first look is taken now. */
export function createDriftGuard({
  harness,
  clock,
  wait,
}: {
  harness: Pick<HarnessMeter, 'probeCpuMs'>;
  clock: Pick<Clock, 'monotonicMs'>;
  wait(ms: number, signal: AbortSignal): Promise<void>;
}): DriftGuard {
  const baselineMs = harness.probeCpuMs();
  let worstRatio = 1;
  let totalWaitedMs = 0;

  function probe(): { tookMs: number; ratio: number } {
    const tookMs = harness.probeCpuMs();
    // A computation too short for the clock says nothing.
    const ratio = baselineMs > 0 ? tookMs / baselineMs : 1;
    worstRatio = Math.max(worstRatio, ratio);
    return { tookMs, ratio };
  }

  return {
    async waitUntilSteady(signal) {
      const { ratio } = probe();
      const startMs = clock.monotonicMs();
      let waitedMs = 0;
      let current = ratio;
      while (current > TOLERATED_RATIO && waitedMs < HELD_BACK_MAX_MS && !signal.aborted) {
        await pause(wait, PROBE_INTERVAL_MS, signal);
        current = probe().ratio;
        waitedMs = clock.monotonicMs() - startMs;
      }
      totalWaitedMs += waitedMs;
      return { waitedMs, ratio };
    },

    close() {
      const { tookMs } = probe();
      return { baselineMs, endMs: tookMs, waitedMs: totalWaitedMs, worstRatio };
    },
  };
}

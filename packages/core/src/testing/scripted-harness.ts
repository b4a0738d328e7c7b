import type { HarnessCertificate, HarnessWatch } from '../harness/certificate.ts';
import type { HarnessMeter } from '../harness/harness-meter.ts';

const error = { n: 8, p50Ms: 0.2, p99Ms: null, maxMs: 0.9 };
const eventLoopDelay = { p50Ms: 0.1, p99Ms: 1, maxMs: 2 };

export type HarnessScript = {
  /** Throw from here to let the certification fail. */
  onCertify?: () => void;
  /** What the fixed computation takes, by number of the look; 10 ms by default. */
  probeCpuMs?: (look: number) => number;
};

/** A harness that knows its results beforehand, and writes down what it was asked. */
export function createScriptedHarness({
  onCertify,
  probeCpuMs,
}: HarnessScript = {}): HarnessMeter & {
  log: string[];
} {
  const log: string[] = [];
  let looks = 0;
  return {
    log,
    async certify({ concurrency }) {
      log.push(`certify ${concurrency}`);
      onCertify?.();
      return {
        version: 1,
        measuredEpochMs: 0,
        concurrency,
        streams: 8,
        chunks: 64,
        ttftError: error,
        gapError: error,
        totalError: error,
        eventLoopDelay,
        cpuShare: 0.1,
      } satisfies HarnessCertificate;
    },
    watch() {
      log.push('watch');
      return {
        pause: () => log.push('pause'),
        resume: () => log.push('resume'),
        stop() {
          log.push('stop');
          return {
            durationMs: 1_000,
            eventLoopDelay,
            cpuShare: 0.1,
            cpuSeconds: 0.1,
            maxMemoryBytes: 1e8,
          } satisfies HarnessWatch;
        },
      };
    },
    probeCpuMs: () => probeCpuMs?.(looks++) ?? 10,
  };
}

import type { HarnessCertificate } from '../harness/certificate.ts';
import type { HarnessMeter, ProcessWatch } from '../harness/harness-meter.ts';
import { createDriftGuard, type DriftGuard } from './drift-guard.ts';
import type { MeasureCallDependencies } from './measure-call.ts';
import type { Run } from './run.ts';
import type { BenchmarkParameters } from './run-definition.ts';
import type { RunRepository } from './run-repository.ts';

/**
 * How long a request of an open loop is taken to be in flight. Nobody knows it beforehand; by Little's law the highest
 * rate times this is the number of streams at once that the certificate examines.
 */
const ASSUMED_IN_FLIGHT_SECONDS = 0.5;
/** More streams than this take longer than a second to examine. */
const OPEN_LOOP_STREAMS_MAX = 64;

export type AttemptHarness = {
  guard: DriftGuard;
  watch: Pick<ProcessWatch, 'pause' | 'resume'>;
  /** Stores what the worker itself did meanwhile; nothing when the run is not ours any more. */
  close(isOurs: boolean): Promise<void>;
};

/**
 * Measures the measurement before an attempt of a run, and watches the worker and its machine from then on. A run
 * whose harness cannot be certified goes on, and says why.
 */
export async function openAttemptHarness(
  deps: Omit<MeasureCallDependencies, 'random'> & {
    harness: HarnessMeter;
    runs: Pick<RunRepository, 'saveHarness'>;
  },
  run: Pick<Run, 'id' | 'attempt' | 'parameters'>,
  signal: AbortSignal,
): Promise<AttemptHarness> {
  const { harness, runs } = deps;
  const concurrency = countStreams(run.parameters);
  const certified = await certify(harness, { concurrency, signal });
  const record = { attempt: run.attempt, ...certified };
  if (!signal.aborted) {
    await runs.saveHarness(run.id, { ...record, watch: null, cpuProbe: null });
  }
  const guard = createDriftGuard(deps);
  const watch = harness.watch();
  return {
    guard,
    watch,
    async close(isOurs) {
      const seen = watch.stop();
      if (!isOurs) return;
      await runs.saveHarness(run.id, { ...record, watch: seen, cpuProbe: guard.close() });
    },
  };
}

/** Streams at once in the certificate: as many as the run has, or is likely to have. */
function countStreams({
  arrivals,
  concurrency,
}: Pick<BenchmarkParameters, 'arrivals' | 'concurrency'>): number {
  if (arrivals === undefined) return concurrency;
  const streams = Math.ceil(Math.max(...arrivals.ratesPerSecond) * ASSUMED_IN_FLIGHT_SECONDS);
  return Math.min(OPEN_LOOP_STREAMS_MAX, Math.max(1, streams));
}

async function certify(
  harness: HarnessMeter,
  input: { concurrency: number; signal: AbortSignal },
): Promise<{ certificate: HarnessCertificate | null; certificateError: string | null }> {
  try {
    return { certificate: await harness.certify(input), certificateError: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { certificate: null, certificateError: message };
  }
}

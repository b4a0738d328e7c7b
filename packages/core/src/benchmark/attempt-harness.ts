import type { HarnessCertificate } from '../harness/certificate.ts';
import type { HarnessMeter } from '../harness/harness-meter.ts';
import { createDriftGuard, type DriftGuard } from './drift-guard.ts';
import type { MeasureCallDependencies } from './measure-call.ts';
import type { Run } from './run.ts';
import type { RunRepository } from './run-repository.ts';

/** Streams at once in the certificate of an open loop, whose requests in flight nobody knows beforehand. */
const OPEN_LOOP_STREAMS = 16;

export type AttemptHarness = {
  guard: DriftGuard;
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
  const { arrivals, concurrency } = run.parameters;
  const streams = arrivals === undefined ? concurrency : OPEN_LOOP_STREAMS;
  const certified = await certify(harness, { concurrency: streams, signal });
  const record = { attempt: run.attempt, ...certified };
  if (!signal.aborted) {
    await runs.saveHarness(run.id, { ...record, watch: null, cpuProbe: null });
  }
  const guard = createDriftGuard(deps);
  const watch = harness.watch();
  return {
    guard,
    async close(isOurs) {
      const seen = watch.stop();
      if (!isOurs) return;
      await runs.saveHarness(run.id, { ...record, watch: seen, cpuProbe: guard.close() });
    },
  };
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

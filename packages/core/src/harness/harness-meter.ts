import type { HarnessCertificate, HarnessWatch } from './certificate.ts';

/** Measures the measurement; only a worker can. */
export interface HarnessMeter {
  /** Takes about a second. Rejects when the reference server cannot be started or does not answer. */
  certify(input: { concurrency: number; signal: AbortSignal }): Promise<HarnessCertificate>;
  /** Observes this process until `stop`, which may be called once. */
  watch(): { stop(): HarnessWatch };
  /** Milliseconds that a small fixed computation takes now: the least of a few tries. */
  probeCpuMs(): number;
}

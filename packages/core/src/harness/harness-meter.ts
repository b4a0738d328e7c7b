import type { HarnessCertificate, HarnessWatch } from './certificate.ts';

/** An observation that goes on, but for its pauses, until `stop`, which may be called once. */
export interface ProcessWatch {
  /** What happens from now on disturbs no measurement and is not counted. Does nothing in a pause. */
  pause(): void;
  /** Ends a pause; does nothing outside one. */
  resume(): void;
  stop(): HarnessWatch;
}

/** Measures the measurement; only a worker can. */
export interface HarnessMeter {
  /** Takes about a second. Rejects when the reference server cannot be started or does not answer. */
  certify(input: { concurrency: number; signal: AbortSignal }): Promise<HarnessCertificate>;
  /** Observes this process from now on. */
  watch(): ProcessWatch;
  /** Milliseconds that a small fixed computation takes now: the least of a few tries. */
  probeCpuMs(): number;
}

export type StopKind = 'cancelled' | 'shutdown' | 'lease-lost';

/** Why a job is asked to stop: the `reason` of its abort signal. An error, because aborted calls throw it. */
export class StopReason extends Error {
  readonly kind: StopKind;

  constructor(kind: StopKind, message: string) {
    super(message);
    this.name = 'StopReason';
    this.kind = kind;
  }
}

/** A person ended the job: record what was in flight as cancelled, and finish. */
export const CANCELLED = new StopReason('cancelled', 'The job was cancelled.');
/** The worker goes down: keep what is whole, so that the job can be continued later. */
export const SHUTDOWN = new StopReason('shutdown', 'The worker is shutting down.');
/** Somebody else owns the job now: write nothing more. */
export const LEASE_LOST = new StopReason('lease-lost', 'Another worker has taken over the job.');

/**
 * Which stop the signal asks for; null while it asks for none. An abort for any other reason counts as
 * `shutdown`, the one after which no result is lost and none is invented.
 */
export function stopKindOf(signal: AbortSignal): StopKind | null {
  if (!signal.aborted) return null;
  return signal.reason instanceof StopReason ? signal.reason.kind : 'shutdown';
}

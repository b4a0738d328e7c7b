import type { EventBus } from '@mizani/core/event/event-bus';
import type { JobStore } from '@mizani/core/job/job-store';
import { CANCELLED, LEASE_LOST, SHUTDOWN, type StopReason } from '@mizani/core/job/stop-reason';
import type { Clock } from '@mizani/core/units/clock';

/** Signs of life per lease: two may get lost. */
const HEARTBEATS_PER_LEASE = 3;

export type LeaseDependencies = {
  jobs: Pick<JobStore, 'heartbeat'>;
  bus: Pick<EventBus, 'subscribe'>;
  clock: Clock;
  owner: string;
  leaseMs: number;
  shutdown: AbortSignal;
  onError: (error: unknown) => void;
};

export type Lease = {
  /** Aborted when the job has to stop, with the reason why. */
  signal: AbortSignal;
  release(): void;
};

/**
 * Keeps a claimed job until it is released, and watches for everything that ends it early: a shutdown, a request to
 * cancel (heard at once over the bus, else with the next heartbeat), and the loss of the lease. A database that is
 * away costs the lease only when it stays away for as long as the lease lasts: from then on another worker may have it.
 */
export function holdLease(dependencies: LeaseDependencies, jobId: string): Lease {
  const { jobs, bus, clock, owner, leaseMs, shutdown } = dependencies;
  const stop = new AbortController();
  let renewedMs = clock.monotonicMs();
  let beating = false;
  let askedAgain = false;
  let released = false;

  const end = (reason: StopReason) => {
    if (!released) stop.abort(reason);
  };
  const beat = async () => {
    // Also while an earlier sign of life hangs: from here on another worker may have the job.
    if (clock.monotonicMs() - renewedMs >= leaseMs) end(LEASE_LOST);
    askedAgain = beating;
    if (beating) return;
    beating = true;
    const askedMs = clock.monotonicMs();
    try {
      const input = { jobId, owner, leaseMs, nowEpochMs: clock.epochMs() };
      const heartbeat = await jobs.heartbeat(input);
      if (!heartbeat.held) end(LEASE_LOST);
      else if (heartbeat.cancelRequested) end(CANCELLED);
      renewedMs = askedMs;
    } catch (error) {
      dependencies.onError(error);
    }
    beating = false;
    // What was asked meanwhile, such as a cancellation, may not have been in the answer.
    if (askedAgain && !released) void beat();
  };

  const timer = setInterval(() => void beat(), leaseMs / HEARTBEATS_PER_LEASE);
  const unsubscribe = bus.subscribe((event) => {
    if (event.kind === 'job-cancel-requested' && event.jobId === jobId) void beat();
  });
  const onShutdown = () => end(SHUTDOWN);
  shutdown.addEventListener('abort', onShutdown);
  if (shutdown.aborted) onShutdown();

  return {
    signal: stop.signal,
    release() {
      released = true;
      clearInterval(timer);
      unsubscribe();
      shutdown.removeEventListener('abort', onShutdown);
    },
  };
}

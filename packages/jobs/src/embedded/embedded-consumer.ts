import type { JobConsumer } from '@mizani/core/job/job-queue';
import type { ErrorReporter, JobConsumerOptions } from '../job-transport.ts';

/** Wait before the database is asked again after an error, and before a job that was left due is offered again. */
const RECHECK_MS = 1_000;
const SAFETY_POLL_MS = 30_000;

/**
 * Works through the due rows of a host, most urgent first. Sleeps until the next row is due, until a nudge
 * arrives, or for the length of the safety poll, whichever comes first; idle, it costs one query per poll.
 */
export function createEmbeddedConsumer(
  options: JobConsumerOptions & {
    /** Calls `wake` whenever there may be work; returns the function that ends this. */
    subscribeToNudges: (wake: () => void) => () => void;
    nowEpochMs: () => number;
    onError: ErrorReporter;
  },
): JobConsumer {
  const { hostId, store, handler, nowEpochMs, onError } = options;
  const concurrency = options.concurrency ?? 1;
  const safetyPollMs = options.reconcileIntervalMs ?? SAFETY_POLL_MS;

  const inHand = new Map<string, Promise<void>>();
  /** Until when a job that has just been handled is not offered again, by id. */
  const restingUntilEpochMs = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let unsubscribe = () => {};

  /** Many nudges during one look cause one more look, so that a burst costs no more than two. */
  const wake = (): void => {
    if (closed) return;
    if (looking) lookAgain = true;
    else looking = look();
  };

  const look = async (): Promise<void> => {
    do {
      lookAgain = false;
      clearTimeout(timer);
      let sleepMs: number | null;
      try {
        sleepMs = await startDueJobs();
      } catch (error) {
        onError(error);
        sleepMs = RECHECK_MS;
      }
      if (!closed && sleepMs !== null) timer = setTimeout(wake, sleepMs);
    } while (lookAgain && !closed);
    looking = null;
  };

  /** Returns how long there is nothing to do, null when all hands are full: the next free one looks. */
  const startDueJobs = async (): Promise<number | null> => {
    for (const [jobId, epochMs] of restingUntilEpochMs) {
      if (epochMs <= nowEpochMs()) restingUntilEpochMs.delete(jobId);
    }
    if (inHand.size >= concurrency) return null;
    const due = await store.listDue({
      hostId,
      nowEpochMs: nowEpochMs(),
      limit: concurrency + restingUntilEpochMs.size,
    });
    for (const { id } of due) {
      if (closed || inHand.size >= concurrency) return null;
      if (!inHand.has(id) && !restingUntilEpochMs.has(id)) inHand.set(id, handle(id));
    }
    if (inHand.size >= concurrency) return null;
    return sleepMsUntil(await store.nextDueEpochMs(hostId));
  };

  const sleepMsUntil = (dueEpochMs: number | null): number => {
    const now = nowEpochMs();
    // A job in hand or at rest may still be due, and hides when the next one is.
    const next =
      dueEpochMs !== null && dueEpochMs <= now
        ? Math.min(now + RECHECK_MS, ...restingUntilEpochMs.values())
        : (dueEpochMs ?? Number.POSITIVE_INFINITY);
    return Math.max(1, Math.min(safetyPollMs, next - now));
  };

  const handle = async (jobId: string): Promise<void> => {
    let restMs = RECHECK_MS;
    try {
      const outcome = await handler(jobId);
      if (outcome.kind === 'redeliver') restMs = outcome.delayMs;
    } catch (error) {
      onError(error);
    }
    inHand.delete(jobId);
    restingUntilEpochMs.set(jobId, nowEpochMs() + restMs);
    wake();
  };

  return {
    async start() {
      unsubscribe = options.subscribeToNudges(wake);
      wake();
      await looking;
    },
    async close() {
      closed = true;
      unsubscribe();
      await looking;
      clearTimeout(timer);
      await Promise.all(inHand.values());
    },
  };
}

import { stopKindOf } from '../job/stop-reason.ts';
import type { Clock } from '../units/clock.ts';
import { isAnswered } from './is-answered.ts';
import { pause } from './pause.ts';
import type { PlannedSample } from './plan.ts';
import type { PlannedBlock } from './plan-run.ts';
import { createRequestPool } from './request-pool.ts';
import type { PreparedSample, Requester, TakenSample } from './requester.ts';
import type { Sample } from './sample.ts';
import { createSampleSequence } from './sample-sequence.ts';
import { createTokenCounting } from './token-counting.ts';

/** An open loop never waits for answers, up to this many: beyond it, waiting counts as the request's own time. */
export const OPEN_LOOP_IN_FLIGHT_MAX = 1_024;

export type MeasureBlockDependencies = {
  requester: Requester;
  clock: Pick<Clock, 'monotonicMs'>;
  wait(ms: number, signal: AbortSignal): Promise<void>;
};

/**
 * Measures the samples of a block. Cold and warming ones are made one at a time; steady ones start `concurrency` at
 * once, or, where they are scheduled, when they are due. Samples are handed to `store` in the order of their ordinals;
 * `storeIfDue` is called between two requests, or beside others where several are in flight.
 * Resolves when the block or the signal has ended it and nothing is in flight. Rejects when a request could not be
 * made through our own fault; what the others brought is handed over then too, up to the sample that is missing.
 */
export async function measureBlock(
  { requester, clock, wait }: MeasureBlockDependencies,
  {
    block,
    firstOrdinal,
    concurrency,
    signal,
    onBegin,
    store,
    storeIfDue,
  }: {
    block: PlannedBlock;
    firstOrdinal: number;
    concurrency: number;
    signal: AbortSignal;
    onBegin(planned: PlannedSample): void;
    store(planned: PlannedSample, sample: Sample): void;
    storeIfDue(): Promise<void>;
  },
): Promise<void> {
  const pool = createRequestPool();
  const counting = createTokenCounting({
    isAlone: (planned) => slotsOf(planned, concurrency) === 1,
    signal,
    store,
  });
  const sequence = createSampleSequence<TakenSample>(firstOrdinal, counting.add);
  /** When the arrivals of the block began, or would have, had it not been resumed in their midst. */
  let arrivalsStartMs: number | null = null;

  try {
    for (const planned of block.samples) {
      const slots = slotsOf(planned, concurrency);
      await pool.room(slots);
      // A load beside requests in flight would be measured with them.
      if (!requester.isReady(planned)) await pool.drain();
      if (signal.aborted) break;
      const prepared = await requester.prepare(planned);
      if (prepared === null) break;
      onBegin(planned);
      // Storing and loading lie between two requests, so they are nobody's waiting time.
      const dueMs = await waitUntilDue(planned, prepared);
      if (signal.aborted) break;
      pool.add(take(planned, prepared, dueMs));
      if (slots === 1) {
        await pool.drain();
        await counting.countAll();
        await storeIfDue();
      } else pool.watch(storeIfDue());
    }
    await pool.drain();
    await counting.countAll();
  } finally {
    counting.release();
  }

  /** The intended start of a request, which is now unless it is scheduled. */
  async function waitUntilDue(planned: PlannedSample, prepared: PreparedSample): Promise<number> {
    const nowMs = clock.monotonicMs();
    if (planned.dueOffsetMs === null) return nowMs;
    arrivalsStartMs ??= nowMs - planned.dueOffsetMs;
    const dueMs = arrivalsStartMs + planned.dueOffsetMs;
    if (prepared.kind !== 'request') return dueMs;
    // A timer may ring a little early, and a request that starts before it is due would have waited a negative time.
    for (let leftMs = dueMs - nowMs; leftMs > 0 && !signal.aborted; ) {
      await pause(wait, leftMs, signal);
      leftMs = dueMs - clock.monotonicMs();
    }
    return dueMs;
  }

  async function take(
    { ordinal }: PlannedSample,
    prepared: PreparedSample,
    dueMs: number,
  ): Promise<void> {
    const taken = prepared.kind === 'request' ? await prepared.take(dueMs) : prepared.taken;
    sequence.settle(ordinal, isWorthKeeping(taken.sample, signal) ? taken : null);
  }
}

function slotsOf({ phase, dueOffsetMs }: PlannedSample, concurrency: number): number {
  if (phase !== 'steady') return 1;
  return dueOffsetMs === null ? concurrency : OPEN_LOOP_IN_FLIGHT_MAX;
}

/** While shutting down, failures are as likely ours as the server's; they are measured again by the next attempt. */
function isWorthKeeping(sample: Sample, signal: AbortSignal): boolean {
  const stop = stopKindOf(signal);
  if (stop === null || stop === 'cancelled') return true;
  return stop === 'shutdown' && isAnswered(sample);
}

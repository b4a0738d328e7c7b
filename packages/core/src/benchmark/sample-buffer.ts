import type { Clock } from '../units/clock.ts';
import type { Sample, Score } from './sample.ts';
import type { SampleRepository } from './sample-repository.ts';

export const FLUSH_INTERVAL_MS = 500;
export const FLUSH_SAMPLES_MAX = 50;

export type SampleBuffer = {
  add(sample: Sample, scores: readonly Score[]): void;
  /** Stores what waits when it waits long enough, or is enough. One request at a time: between two of them. */
  flushIfDue(): Promise<void>;
  /**
   * Stores what waits; does nothing when nothing does. What cannot be stored keeps waiting. Flushes follow each other,
   * so that samples are stored in their order.
   */
  flush(): Promise<void>;
};

/** Collects samples, so that the database is written between requests and not after every one. */
export function createSampleBuffer({
  samples,
  clock,
  isHeld,
  onFlushed,
}: {
  samples: Pick<SampleRepository, 'record'>;
  clock: Pick<Clock, 'monotonicMs'>;
  /** Whether the run is still ours. What waits when it is not is somebody else's to measure, and is dropped. */
  isHeld(): boolean;
  onFlushed(flushedSamples: number): Promise<void>;
}): SampleBuffer {
  let waitingSamples: Sample[] = [];
  let waitingScores: Score[] = [];
  let flushedAtMs = clock.monotonicMs();

  let flushing: Promise<void> | null = null;

  async function flush(): Promise<void> {
    while (flushing !== null) await flushing;
    if (waitingSamples.length === 0 || !isHeld()) return;
    flushing = store().finally(() => {
      flushing = null;
    });
    await flushing;
  }

  async function store() {
    const [batch, scores] = [waitingSamples, waitingScores];
    waitingSamples = [];
    waitingScores = [];
    try {
      await samples.record(batch, scores);
    } catch (error) {
      waitingSamples = [...batch, ...waitingSamples];
      waitingScores = [...scores, ...waitingScores];
      throw error;
    }
    flushedAtMs = clock.monotonicMs();
    await onFlushed(batch.length);
  }

  return {
    add(sample, scores) {
      waitingSamples.push(sample);
      waitingScores.push(...scores);
    },
    async flushIfDue() {
      if (flushing !== null) return;
      const isOld = clock.monotonicMs() - flushedAtMs >= FLUSH_INTERVAL_MS;
      if (isOld || waitingSamples.length >= FLUSH_SAMPLES_MAX) await flush();
    },
    flush,
  };
}

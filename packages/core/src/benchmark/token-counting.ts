import type { PlannedSample } from './plan.ts';
import type { TakenSample } from './requester.ts';
import type { Sample } from './sample.ts';

/** Beyond this many, samples go on as they are: what waits takes memory, and is lost when the worker dies. */
export const COUNTED_LATER_MAX = 1_000;

export type TokenCounting = {
  add(taken: TakenSample): void;
  /** Counts what waits, and stores it. Only while nothing is in flight. */
  countAll(): Promise<void>;
  /** Stores what waits as it is. */
  release(): void;
};

/**
 * Has tokens counted by the server's own tokenizer before samples are stored, at moments when nothing is timed. With
 * one request at a time, there is such a moment after each, and every answer is counted. With several in flight, there
 * is none before the block ends: answers with credible usage go on at once and are not counted, and one without waits
 * for that end, together with those behind it, so that the order stays. Nothing waits once its server is known to offer
 * no tokenizer: such samples come without `countTokens`.
 */
export function createTokenCounting({
  isAlone,
  signal,
  store,
}: {
  /** Whether nothing else is in flight while a sample is taken. */
  isAlone(planned: PlannedSample): boolean;
  signal: AbortSignal;
  store(planned: PlannedSample, sample: Sample): void;
}): TokenCounting {
  let waiting: TakenSample[] = [];

  function release() {
    for (const { planned, sample } of waiting) store(planned, sample);
    waiting = [];
  }

  return {
    add(taken) {
      const { planned, sample, countTokens } = taken;
      const isWanted = countTokens !== null && (isAlone(planned) || sample.tokenSource !== 'usage');
      if (waiting.length === 0 && !isWanted) return store(planned, sample);
      waiting.push(taken);
      if (waiting.length > COUNTED_LATER_MAX) release();
    },

    async countAll() {
      // Who could not count one text is not asked about the others of the batch.
      let hasTokenizer = true;
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        const { planned, countTokens } = next;
        let { sample } = next;
        if (countTokens !== null && hasTokenizer && !signal.aborted) {
          sample = await countTokens();
          hasTokenizer = sample.tokenizerCompletionTokens !== null;
        }
        waiting.shift();
        store(planned, sample);
      }
    },

    release,
  };
}

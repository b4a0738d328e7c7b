import type { Plan, PlannedSample } from './plan.ts';
import { type IsLeftOut, iterateBlocks } from './plan-run.ts';
import type { Sample } from './sample.ts';
import type { SampleRepository } from './sample-repository.ts';

const PAGE_SAMPLES = 500;

/**
 * Walks once more through what is stored of a run, so that whoever takes it over knows what was learnt from it.
 * `onRoundClosed` is told of every round that is whole; resolves with the last one when the stored samples end with
 * it, and with null when they end elsewhere.
 */
export async function recallSamples(
  samples: Pick<SampleRepository, 'list'>,
  {
    runId,
    plan,
    recordedSamples,
    isLeftOut,
    onSample,
    onRoundClosed,
  }: {
    runId: string;
    plan: Plan;
    recordedSamples: number;
    isLeftOut: IsLeftOut;
    onSample(planned: PlannedSample, sample: Sample): void;
    onRoundClosed(round: number): void;
  },
): Promise<number | null> {
  if (recordedSamples === 0) return null;
  const stored = readStored(samples, runId);
  let lastOrdinal = -1;
  for (const block of iterateBlocks(plan, 0, isLeftOut)) {
    for (const planned of block.samples) {
      if (planned.ordinal >= recordedSamples) return null;
      const { value: sample } = await stored.next();
      if (sample?.ordinal !== planned.ordinal) {
        throw new Error(`Run ${runId} has no sample ${planned.ordinal}, but later ones.`);
      }
      onSample(planned, sample);
      lastOrdinal = planned.ordinal;
    }
    if (block.closesRound !== null) onRoundClosed(block.closesRound);
    if (lastOrdinal === recordedSamples - 1) return block.closesRound;
  }
  return null;
}

async function* readStored(
  samples: Pick<SampleRepository, 'list'>,
  runId: string,
): AsyncGenerator<Sample, undefined> {
  let afterOrdinal = -1;
  while (true) {
    const page = await samples.list(runId, { afterOrdinal, limit: PAGE_SAMPLES });
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return undefined;
    afterOrdinal = last.ordinal;
  }
}

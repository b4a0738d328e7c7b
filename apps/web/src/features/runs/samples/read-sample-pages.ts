import type { Sample } from '@mizani/core/benchmark/sample';
import type { SampleRepository } from '@mizani/core/benchmark/sample-repository';

const SAMPLES_PER_PAGE = 200;

/** All samples stored after `afterOrdinal`, a page at a time: a long run never lies in memory as a whole. */
export async function* readSamplePages(
  { samples }: { samples: SampleRepository },
  { runId, afterOrdinal = -1 }: { runId: string; afterOrdinal?: number },
): AsyncGenerator<Sample[], void, undefined> {
  let cursor = afterOrdinal;
  for (;;) {
    const page = await samples.list(runId, { afterOrdinal: cursor, limit: SAMPLES_PER_PAGE });
    if (page.length > 0) yield page;
    if (page.length < SAMPLES_PER_PAGE) return;
    cursor = page.at(-1)?.ordinal ?? cursor;
  }
}

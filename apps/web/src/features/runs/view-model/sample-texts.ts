import type { Sample, Score } from '@mizani/core/benchmark/sample';

/** The answers of the samples on one page, and what was said of them. */
export type SampleTexts = {
  /** By ordinal; a row without one shows no answer. */
  samples: ReadonlyMap<number, Sample>;
  scores: ReadonlyMap<number, Score[]>;
};

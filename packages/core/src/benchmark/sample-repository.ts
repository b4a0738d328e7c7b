import type { Sample, Score } from './sample.ts';

/** A sample without its bulk, for summaries and charts. */
export type SampleFacts = Omit<Sample, 'text' | 'gapsMs'> & {
  /** Length of `text` in Unicode code points, as `Array.from(text).length` and SQL's `length(text)` count. */
  characterCount: number;
};

export type OutcomeCount = Pick<Sample, 'targetId' | 'phase' | 'outcome' | 'errorClass'> & {
  count: number;
};

export interface SampleRepository {
  /**
   * Stores samples and their scores in one transaction. A sample whose (run, ordinal) exists already is left as it
   * is, together with its scores: nothing is measured twice.
   */
  record(samples: readonly Sample[], scores: readonly Score[]): Promise<void>;
  /**
   * Number of samples stored so far. They are always the first ones of the plan, without a gap, so it is also the
   * next ordinal to be measured.
   */
  count(runId: string): Promise<number>;
  /** How many samples there are of each target, phase, outcome and class of error; only those that occur. */
  countOutcomes(runId: string): Promise<OutcomeCount[]>;
  /** In order of ordinal, starting after `afterOrdinal` (-1 for all). */
  list(runId: string, page?: { afterOrdinal?: number; limit?: number }): Promise<Sample[]>;
  listFacts(runId: string): Promise<SampleFacts[]>;
  listScores(runId: string): Promise<Score[]>;
  /** How many scores there are of all samples. */
  countScores(runId: string): Promise<number>;
}

import type { Sample, Score } from '../benchmark/sample.ts';
import type { ArchiveHead } from './archive-line.ts';

/** Samples in order of ordinal, and the scores of just these. */
export type ArchivePage = { samples: Sample[]; scores: Score[] };

export interface ArchiveRepository {
  /** At most `limit` samples after `afterOrdinal` (-1 for the first); no samples mean that there are no more. */
  readPage(runId: string, page: { afterOrdinal: number; limit: number }): Promise<ArchivePage>;
  /**
   * Stores a whole run under its own id, in one transaction: when a page cannot be had or stored, nothing is.
   * The host is the one of that id, or a new one that has never been online; the prompt set is the one of that name
   * and hash, or a new version. The job is stored as it ended. What the run refers to beyond that does not come along.
   *
   * On SQLite no other process can write meanwhile, so the pages should not come from a network.
   * Throws `MizaniError('conflict')` when there is a run of that id, before the first page is asked for.
   */
  importRun(
    head: ArchiveHead,
    pages: AsyncIterable<ArchivePage>,
    nowEpochMs: number,
  ): Promise<{ id: string }>;
}

import type { Sample, Score } from '../benchmark/sample.ts';
import type { Clock } from '../units/clock.ts';
import type { ArchiveHead } from './archive-line.ts';

/** Samples in order of ordinal, and the scores of just these. */
export type ArchivePage = { samples: Sample[]; scores: Score[] };

export interface ArchiveRepository {
  /** At most `limit` samples after `afterOrdinal` (-1 for the first); no samples mean that there are no more. */
  readPage(runId: string, page: { afterOrdinal: number; limit: number }): Promise<ArchivePage>;
  /**
   * Stores a run under its own id. Its pages are committed one by one, so that nobody who writes meanwhile waits for
   * long, but nobody sees anything of the run before all of it is there. When a page cannot be had or stored, nothing
   * is left; what a process leaves that dies meanwhile is removed when the next archive is imported, a minute later.
   * The host is the one of that id, or a new one that has never been online; the prompt set is the one of that name
   * and hash, or a new version. The job is stored as it ended. What the run refers to beyond that does not come along.
   *
   * Throws `MizaniError('conflict')`, before the first page is asked for, when there is a run of that id or, on SQLite,
   * while any run is being measured: the two would wait for each other.
   */
  importRun(
    head: ArchiveHead,
    pages: AsyncIterable<ArchivePage>,
    clock: Pick<Clock, 'epochMs'>,
  ): Promise<{ id: string }>;
}

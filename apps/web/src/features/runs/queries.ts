import 'server-only';
import type { Run, RunSummary } from '@mizani/core/benchmark/run';
import type { Page, RunFilter } from '@mizani/core/benchmark/run-repository';
import type { Sample, Score } from '@mizani/core/benchmark/sample';
import { MizaniError } from '@mizani/core/errors/mizani-error';
import type { ReportOptions } from '@mizani/core/report/read-run-report';
import type { RunReport } from '@mizani/core/report/run-report';
import { getPageServices } from '../../server/page-services.ts';

/** Newest first. Throws `MizaniError('invalid-input')` for a cursor that no page handed out. */
export async function listRuns(
  filter: RunFilter,
  page: { limit: number; cursor?: string },
): Promise<Page<RunSummary>> {
  const { runs } = await getPageServices();
  return runs.list(filter, page);
}

/** A run without its samples; null when there is no such run. */
export async function getRun(id: string): Promise<Run | null> {
  const { runs } = await getPageServices();
  return runs.find(id);
}

/** Everything the page of a run shows; null when there is no such run. */
export async function getRunReport(id: string, options?: ReportOptions): Promise<RunReport | null> {
  const { reports } = await getPageServices();
  try {
    return await reports.read(id, options);
  } catch (error) {
    if (error instanceof MizaniError && error.code === 'not-found') return null;
    throw error;
  }
}

/** Samples with text and gaps, in order of ordinal, starting after `afterOrdinal`. */
export async function listSamples(
  runId: string,
  page: { afterOrdinal?: number; limit?: number } = {},
): Promise<Sample[]> {
  const { samples } = await getPageServices();
  return samples.list(runId, page);
}

/** Scores of all samples of a run. */
export async function listScores(runId: string): Promise<Score[]> {
  const { samples } = await getPageServices();
  return samples.listScores(runId);
}

import type { SampleFacts } from '@mizani/core/benchmark/sample-repository';
import { CALL_OUTCOMES, type CallOutcome } from '@mizani/core/inference/call-record';

export const SAMPLES_PER_PAGE = 25;

export type SampleFilter = {
  targetId: string | null;
  outcome: CallOutcome | null;
  /** Counting from 1. */
  page: number;
};

type SearchParams = Record<string, string | string[] | undefined>;

/** Reads the filter from the address; what is not understood counts as not given. */
export function parseSampleFilter(params: SearchParams): SampleFilter {
  const page = Number(first(params.page));
  return {
    targetId: first(params.target) ?? null,
    outcome: CALL_OUTCOMES.find((outcome) => outcome === first(params.outcome)) ?? null,
    page: Number.isInteger(page) && page >= 1 ? page : 1,
  };
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** The address of a filtered view of the samples of a run. */
export function samplesHref(runId: string, filter: Partial<SampleFilter>): string {
  const params = new URLSearchParams();
  if (filter.targetId) params.set('target', filter.targetId);
  if (filter.outcome) params.set('outcome', filter.outcome);
  if (filter.page && filter.page > 1) params.set('page', String(filter.page));
  const query = params.toString();
  return `/runs/${runId}${query === '' ? '' : `?${query}`}#samples`;
}

export type SamplePage = {
  rows: SampleFacts[];
  total: number;
  /** Both count from 1; both 0 when nothing matches. */
  from: number;
  to: number;
  page: number;
  pages: number;
};

/** The rows of one page, in order of ordinal. A page beyond the end shows the last one. */
export function pageSamples(facts: readonly SampleFacts[], filter: SampleFilter): SamplePage {
  const matching = facts.filter(
    (sample) =>
      (filter.targetId === null || sample.targetId === filter.targetId) &&
      (filter.outcome === null || sample.outcome === filter.outcome),
  );
  const pages = Math.max(1, Math.ceil(matching.length / SAMPLES_PER_PAGE));
  const page = Math.min(filter.page, pages);
  const start = (page - 1) * SAMPLES_PER_PAGE;
  const rows = matching.slice(start, start + SAMPLES_PER_PAGE);
  return {
    rows,
    total: matching.length,
    from: rows.length === 0 ? 0 : start + 1,
    to: start + rows.length,
    page,
    pages,
  };
}

/** Neighbouring ordinals as ranges, so that few reads fetch the texts of a page. */
export function ordinalRanges(
  ordinals: readonly number[],
): { afterOrdinal: number; limit: number }[] {
  const ranges: { afterOrdinal: number; limit: number }[] = [];
  for (const ordinal of [...ordinals].sort((left, right) => left - right)) {
    const last = ranges.at(-1);
    const isNext = last !== undefined && ordinal === last.afterOrdinal + last.limit + 1;
    if (isNext) last.limit += 1;
    else ranges.push({ afterOrdinal: ordinal - 1, limit: 1 });
  }
  return ranges;
}

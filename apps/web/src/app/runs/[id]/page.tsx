import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { listHosts } from '../../../features/hosts/queries.ts';
import { runNameText } from '../../../features/runs/components/run-name.tsx';
import { RunReportView } from '../../../features/runs/components/run-report-view.tsx';
import { getRun, getRunReport, listSamples, listScores } from '../../../features/runs/queries.ts';
import { parseReportOptions } from '../../../features/runs/report-options.ts';
import {
  ordinalRanges,
  pageSamples,
  parseSampleFilter,
} from '../../../features/runs/view-model/sample-filter.ts';
import { groupScores } from '../../../features/runs/view-model/sample-scores.ts';

type PageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const run = await getRun((await params).id);
  if (run === null) notFound();
  return { title: runNameText(run) };
}

export default async function RunPage({ params, searchParams }: PageProps) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const options = parseReportOptions(query);
  const report = await getRunReport(id, options);
  if (report === null) notFound();

  const filter = parseSampleFilter(query);
  const page = pageSamples(report.facts, filter);
  const [hosts, scores, ...ranges] = await Promise.all([
    listHosts(),
    listScores(id),
    ...ordinalRanges(page.rows.map(({ ordinal }) => ordinal)).map((range) =>
      listSamples(id, range),
    ),
  ]);
  const samples = new Map(ranges.flat().map((sample) => [sample.ordinal, sample]));
  const baseUrls = new Map(
    hosts.flatMap(({ runtimes }) => runtimes.map((runtime) => [runtime.id, runtime.baseUrl])),
  );
  return (
    <RunReportView
      report={report}
      options={options}
      baseUrls={baseUrls}
      filter={filter}
      page={page}
      texts={{ samples, scores: groupScores(scores) }}
    />
  );
}

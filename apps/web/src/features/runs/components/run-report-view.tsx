import { isAnswered } from '@mizani/core/benchmark/is-answered';
import type { RunSummary } from '@mizani/core/benchmark/run';
import { isFinished } from '@mizani/core/job/job';
import type { ReportOptions } from '@mizani/core/report/read-run-report';
import type { RunReport } from '@mizani/core/report/run-report';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { translator } from '../../../messages/translator.ts';
import type { SampleFilter, SamplePage } from '../view-model/sample-filter.ts';
import type { SampleTexts } from '../view-model/sample-texts.ts';
import { AnswersSection } from './answers/answers-section.tsx';
import { ColdSection } from './cold-section.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { DistributionSection } from './distribution-section.tsx';
import { EnvironmentSection } from './environment-section.tsx';
import { FailureNotices } from './failure-notices.tsx';
import { HistorySection } from './history-section.tsx';
import { AwaitingNumbers, LiveRunProvider } from './live-run.tsx';
import { LoadSection } from './load/load-section.tsx';
import { PhasesSection } from './phases-section.tsx';
import { RunHeader } from './run-header.tsx';
import { RunProgress } from './run-progress.tsx';
import { SamplesSection } from './samples-section.tsx';
import { TargetTiles } from './target-tiles.tsx';
import { TimelineSection } from './timeline-section.tsx';
import { TokensSection } from './tokens-section.tsx';
import { CertificateSection } from './trust/certificate-section.tsx';
import { ValidityNotice } from './trust/validity-notice.tsx';
import { Verdict } from './verdict.tsx';

const t = translator('report');

/** The page of a run, from the answer down to every single request. */
export function RunReportView({
  report,
  options,
  baseUrls,
  filter,
  page,
  texts,
}: {
  report: RunReport;
  options: ReportOptions;
  baseUrls: ReadonlyMap<string, string>;
  filter: SampleFilter;
  page: SamplePage;
  texts: SampleTexts;
}) {
  const { plan: _plan, environment: _environment, harness: _harness, ...run } = report.run;
  // What makes the numbers invalid is read before them.
  const isInvalid = isFinished(report.run.status) && report.validity.verdict === 'invalid';
  const measured = report.facts.some((sample) => sample.phase === 'steady' && isAnswered(sample));
  return (
    <LiveRunProvider run={run} afterOrdinal={report.facts.at(-1)?.ordinal ?? -1}>
      <RunHeader report={report} />
      <div className="space-y-14">
        <div className="space-y-6 empty:hidden">
          <RunState run={run} measured={measured} />
          <FailureNotices report={report} baseUrls={baseUrls} />
          {measured && (
            <section aria-label={t('verdictTitle')} className="space-y-6">
              {isInvalid && <ValidityNotice report={report} />}
              {isFinished(run.status) ? (
                <Verdict report={report} />
              ) : (
                <p className="text-sm text-muted">{t('verdictPending')}</p>
              )}
              <TargetTiles report={report} />
              {isFinished(run.status) && !isInvalid && <ValidityNotice report={report} />}
            </section>
          )}
        </div>
        {measured ? (
          <>
            <ComparisonTable report={report} />
            <AnswersSection report={report} options={options} />
            <LoadSection report={report} />
            <PhasesSection report={report} />
            <DistributionSection report={report} />
            <TimelineSection report={report} />
            <TokensSection report={report} />
            <ColdSection report={report} />
          </>
        ) : (
          <NothingMeasured run={run} />
        )}
        {report.facts.length > 0 && (
          <SamplesSection report={report} filter={filter} page={page} texts={texts} />
        )}
        <CertificateSection report={report} />
        <EnvironmentSection report={report} />
        <HistorySection events={report.events} />
      </div>
    </LiveRunProvider>
  );
}

/** How far the run is, or how it ended when it did not end well. */
function RunState({ run, measured }: { run: RunSummary; measured: boolean }) {
  const { recordedSamples: recorded, plannedSamples: planned } = run;
  if (!isFinished(run.status)) {
    return <RunProgress run={run} />;
  }
  if (run.status === 'failed') {
    return (
      <Notice tone="critical" title={t('failedTitle')}>
        {run.error && <p className="text-ink">{run.error}</p>}
        {measured && <p>{t('failedKept', { recorded })}</p>}
      </Notice>
    );
  }
  if (run.status === 'cancelled') {
    return (
      <Notice tone="caution" title={t('cancelledTitle')}>
        {measured && <p>{t('partialNote', { recorded, planned })}</p>}
      </Notice>
    );
  }
  return null;
}

/** The one place that says why there are no numbers. */
function NothingMeasured({ run }: { run: RunSummary }) {
  if (!isFinished(run.status)) return <AwaitingNumbers />;
  const recorded = run.recordedSamples;
  return (
    <EmptyState title={t('nothingMeasuredTitle')}>
      {recorded === 0 ? t('nothingMeasuredText') : t('nothingAnsweredText', { recorded })}
    </EmptyState>
  );
}

import { isFinished } from '@mizani/core/job/job';
import type { RunReport } from '@mizani/core/report/run-report';
import { utcText } from '@/components/format/date-time.ts';
import { METRIC_FORMS } from '@/components/format/metric-quantity.ts';
import { quantityText } from '@/components/format/quantity.ts';
import { runNameText } from '../components/run-name.tsx';
import { verdictText } from '../view-model/verdict-text.ts';
import { intervalText } from './interval-text.ts';
import type { ReportDocument } from './report-document.ts';
import { answersSection } from './sections/answers-section.ts';
import { comparisonSection } from './sections/comparison-section.ts';
import { loadSection } from './sections/load-section.ts';
import { measuredSection } from './sections/measured-section.ts';
import { outcomeSection } from './sections/outcome-section.ts';
import { phaseSection } from './sections/phase-section.ts';
import { provenanceSection } from './sections/provenance-section.ts';
import { tokenSection } from './sections/token-section.ts';
import { trustSection } from './sections/trust-section.ts';
import { targetLabel } from './target-label.ts';

/** A run's report as a document; the same numbers as on its page. */
export function buildReportDocument(report: RunReport): ReportDocument {
  const { run, summaries } = report;
  return {
    title: runNameText(run),
    verdict: isFinished(run.status) ? verdictText(report) : [],
    summary: [
      `${run.kind} on ${run.hostName}, ${utcText(run.createdEpochMs)}: ${run.status}, ${samplesText(run)}.`,
      ...(run.error === null ? [] : [`It failed: ${run.error}`]),
      ...summaries.map(({ targetId, metrics: { totalMs } }) => {
        const median = quantityText(METRIC_FORMS.totalMs.format(totalMs.median.value));
        const interval = intervalText(totalMs.median, METRIC_FORMS.totalMs.format);
        return `${targetLabel(run, targetId)}: median total latency ${median} (95 % interval: ${interval}; n = ${totalMs.n}).`;
      }),
    ],
    sections: [
      trustSection(report),
      measuredSection(report),
      comparisonSection(report),
      answersSection(report),
      loadSection(report),
      outcomeSection(report),
      phaseSection(report),
      tokenSection(report),
      provenanceSection(report),
    ].filter((section) => section !== null),
  };
}

/** A completed run with fewer samples than planned was not cut off: it was precise enough, or saturated. */
function samplesText({ status, recordedSamples, plannedSamples }: RunReport['run']): string {
  if (status !== 'completed') return `${recordedSamples} of ${plannedSamples} samples`;
  if (recordedSamples === plannedSamples) return `${recordedSamples} samples`;
  return `${recordedSamples} samples, ended early of ${plannedSamples} at most`;
}

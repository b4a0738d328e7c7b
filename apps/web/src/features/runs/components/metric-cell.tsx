import type { RunReport } from '@mizani/core/benchmark/run-report';
import type { MetricName, TargetSummary } from '@mizani/core/benchmark/target-summary';
import { METRIC_FORMS } from '../../../components/format/metric-quantity.ts';
import { quantityText, rangeText } from '../../../components/format/quantity.ts';
import { ratio } from '../../../components/format/ratio.ts';
import { classNames } from '../../../components/ui/class-names.ts';
import { Explain } from '../../../components/ui/explain.tsx';
import { Measure } from '../../../components/ui/measure.tsx';
import { translator } from '../../../messages/translator.ts';
import { judgeComparison, type RatioVerdict } from '../view-model/verdict.ts';
import { MetricEvidence } from './metric-evidence.tsx';

const t = translator('report');
const metrics = translator('metrics');

const JUDGEMENTS: Partial<Record<RatioVerdict, { word: string; look: string }>> = {
  better: { word: t('better'), look: 'text-positive' },
  worse: { word: t('worse'), look: 'text-critical' },
  equivalent: { word: t('same'), look: 'text-subtle' },
  undecided: { word: t('undecided'), look: 'text-subtle' },
};

/** A median that answers how it came about. */
export function MetricMedian({
  report,
  metric,
  summary,
  name,
  baseName,
  className,
}: {
  report: RunReport;
  metric: MetricName;
  summary: TargetSummary;
  name: string;
  baseName: string;
  className?: string;
}) {
  const comparison = findComparison(report, metric, summary.targetId);
  return (
    <Explain
      label={metrics('evidence.label', { metric: metrics(`${metric}.name`), target: name })}
      className={className ?? ''}
      trigger={
        <Measure
          quantity={METRIC_FORMS[metric].format(summary.metrics[metric].median.value)}
          missing={metrics('evidence.missing')}
        />
      }
    >
      <MetricEvidence
        report={report}
        metric={metric}
        summary={summary}
        targetName={name}
        comparison={comparison}
        baseName={baseName}
      />
    </Explain>
  );
}

function findComparison(report: RunReport, metric: MetricName, targetId: string) {
  return report.comparisons.find(
    (comparison) => comparison.metric === metric && comparison.otherTargetId === targetId,
  );
}

/** Interval and n below a median. */
export function MetricSpread({ metric, summary }: { metric: MetricName; summary: TargetSummary }) {
  const { n, median } = summary.metrics[metric];
  const { format } = METRIC_FORMS[metric];
  const interval =
    median.interval && rangeText(format(median.interval.low), format(median.interval.high));
  return <Aside parts={[interval, t('cellN', { n })]} />;
}

/** Small print below a number: one line on wide screens, one per part on narrow ones. */
function Aside({ parts }: { parts: (string | null)[] }) {
  return (
    <p className="mt-0.5 text-xs text-subtle sm:space-x-1.5">
      {parts
        .filter((part) => part !== null)
        .map((part) => (
          <span key={part} className="block sm:inline">
            {part}
          </span>
        ))}
    </p>
  );
}

/** Ratio with interval, difference, and whether that is better: against the first target. */
export function MetricRatio({
  report,
  metric,
  targetId,
}: {
  report: RunReport;
  metric: MetricName;
  targetId: string;
}) {
  const comparison = findComparison(report, metric, targetId);
  if (comparison === undefined || comparison.ratio.value === null) {
    return <Measure quantity={null} missing={metrics('evidence.ratioMissing')} />;
  }
  const judgement = JUDGEMENTS[judgeComparison(comparison)];
  const { interval } = comparison.ratio;
  return (
    <>
      <p className="font-medium">
        {quantityText(ratio(comparison.ratio.value))}
        {judgement && (
          <span className={classNames('ml-2 text-xs font-medium', judgement.look)}>
            {judgement.word}
          </span>
        )}
      </p>
      <Aside
        parts={[
          interval && rangeText(ratio(interval.low), ratio(interval.high)),
          quantityText(METRIC_FORMS[metric].formatDelta(comparison.medianDelta)),
        ]}
      />
    </>
  );
}

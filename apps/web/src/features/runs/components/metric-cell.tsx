import type { RunReport } from '@mizani/core/report/run-report';
import type { MetricName, TargetSummary } from '@mizani/core/report/target-summary';
import { METRIC_FORMS } from '../../../components/format/metric-quantity.ts';
import { quantityText, rangeText } from '../../../components/format/quantity.ts';
import { classNames } from '../../../components/ui/class-names.ts';
import { Explain } from '../../../components/ui/explain.tsx';
import { Measure } from '../../../components/ui/measure.tsx';
import { translator } from '../../../messages/translator.ts';
import { cutCount } from '../view-model/answers-cut.ts';
import { ratioPhrase } from '../view-model/ratio-phrase.ts';
import { type Judgement, judgeComparison } from '../view-model/verdict.ts';
import { MetricEvidence } from './metric-evidence.tsx';

const t = translator('report');
const metrics = translator('metrics');

const JUDGEMENTS: Partial<Record<Judgement, { word?: string; look: string }>> = {
  faster: { look: 'text-positive' },
  slower: { look: 'text-critical' },
  equivalent: { word: t('same'), look: '' },
  undecided: { word: t('undecided'), look: '' },
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
  const cut = cutCount(metric, summary);
  return <Aside parts={[interval, cut > 0 ? t('cellNCut', { n, cut }) : t('cellN', { n })]} />;
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
  const { lowerIsBetter, formatDelta } = METRIC_FORMS[metric];
  const phrase = comparison && ratioPhrase(comparison.ratio, lowerIsBetter);
  if (!comparison || !phrase) {
    return <Measure quantity={null} missing={metrics('evidence.ratioMissing')} />;
  }
  const judgement = JUDGEMENTS[judgeComparison(comparison)];
  const { interval } = phrase;
  return (
    <>
      <p className="font-medium">
        <span className={classNames(judgement?.look)}>
          {t(`ratio.${phrase.word}`, { factor: quantityText(phrase.factor) })}
        </span>
        {judgement?.word && (
          <span className="ml-2 text-xs font-medium text-subtle">{judgement.word}</span>
        )}
      </p>
      <Aside
        parts={[
          interval && rangeText(interval.low, interval.high),
          quantityText(formatDelta(comparison.medianDelta)),
        ]}
      />
    </>
  );
}

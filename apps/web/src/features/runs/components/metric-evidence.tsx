import { TOKEN_METRICS } from '@mizani/core/report/measure-metric';
import type { RunReport } from '@mizani/core/report/run-report';
import type {
  MetricComparison,
  MetricName,
  TargetSummary,
} from '@mizani/core/report/target-summary';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { METRIC_FORMS } from '../../../components/format/metric-quantity.ts';
import { formatNumber } from '../../../components/format/number.ts';
import { pValueText } from '../../../components/format/p-value.ts';
import { quantityText, rangeText } from '../../../components/format/quantity.ts';
import { translator } from '../../../messages/translator.ts';
import { type RatioPhrase, ratioPhrase } from '../view-model/ratio-phrase.ts';
import { samplesHref } from '../view-model/sample-filter.ts';

const t = translator('metrics');
const words = translator('report');

const PERCENTILES = [
  { key: 'p90', rank: 90, needed: 29 },
  { key: 'p95', rank: 95, needed: 59 },
  { key: 'p99', rank: 99, needed: 299 },
] as const;

/** The answer to "how do you know?": formula, n, interval, spread, provenance, and the way to the raw samples. */
export function MetricEvidence({
  report,
  metric,
  summary,
  targetName,
  comparison,
  baseName,
}: {
  report: RunReport;
  metric: MetricName;
  summary: TargetSummary;
  targetName: string;
  comparison: MetricComparison | undefined;
  baseName: string;
}) {
  const { format, formatDelta, lowerIsBetter } = METRIC_FORMS[metric];
  const phrase = comparison ? ratioPhrase(comparison.ratio, lowerIsBetter) : null;
  const distribution = summary.metrics[metric];
  const { interval } = distribution.median;
  const write = (value: number | null) => quantityText(format(value));
  return (
    <div className="space-y-3">
      <div>
        <p className="font-semibold">
          {t(`${metric}.name`)} · {targetName}
        </p>
        <p className="text-xs text-muted">{t(`${metric}.meaning`)}</p>
        <p className="mt-1.5 font-mono text-xs text-muted">{t(`${metric}.formula`)}</p>
      </div>
      <dl className="space-y-1 text-xs">
        <Line term={t('evidence.samples')}>{distribution.n}</Line>
        <Line term={t('evidence.median')}>{write(distribution.median.value)}</Line>
        <Line term={t('evidence.interval')}>
          {interval
            ? rangeText(format(interval.low), format(interval.high))
            : t('evidence.intervalMissing')}
        </Line>
        <Line term={t('evidence.mean')}>{write(distribution.mean)}</Line>
        <Line term={t('evidence.range')}>
          {rangeText(format(distribution.min), format(distribution.max))}
        </Line>
        {PERCENTILES.map(({ key, rank, needed }) => (
          <Line key={key} term={t('evidence.percentile', { rank })}>
            {distribution[key] === null
              ? t('evidence.percentileNeeds', { needed })
              : write(distribution[key])}
          </Line>
        ))}
        {comparison && (
          <>
            <Line term={t('evidence.ratio', { base: baseName })}>
              {phrase === null
                ? t('evidence.ratioMissing')
                : words(`ratio.${phrase.word}`, { factor: quantityText(phrase.factor) })}
            </Line>
            <Line term={t('evidence.delta')}>
              {quantityText(formatDelta(comparison.medianDelta))}
            </Line>
            <ComparisonEvidence comparison={comparison} phrase={phrase} />
          </>
        )}
        {TOKEN_METRICS.has(metric) && summary.tokens.source && (
          <Line term={t('evidence.tokens')}>{t(`tokenSource.${summary.tokens.source}`)}</Line>
        )}
      </dl>
      <div className="space-y-1.5 border-t border-line pt-2.5 text-xs text-subtle">
        {comparison && <p>{t('evidence.ratioMethod', { pairs: comparison.pairs })}</p>}
        <p>{t('evidence.provenance')}</p>
        <Link
          href={samplesHref(report.run.id, { targetId: summary.targetId })}
          className="inline-block font-medium text-accent hover:underline"
        >
          {t('evidence.rawSamples', { target: targetName })}
        </Link>
      </div>
    </div>
  );
}

/** The interval and the tests behind a verdict. */
function ComparisonEvidence({
  comparison: { adjustedPValue, effectSize, adjustedEquivalencePValue, margin },
  phrase,
}: {
  comparison: MetricComparison;
  phrase: RatioPhrase | null;
}) {
  return (
    <>
      {phrase?.interval && (
        <Line term={t('evidence.ratioInterval')}>
          {rangeText(phrase.interval.low, phrase.interval.high)}
        </Line>
      )}
      {adjustedPValue !== null && (
        <Line term={t('evidence.pValue')}>{`p ${pValueText(adjustedPValue)}`}</Line>
      )}
      {effectSize !== null && (
        <Line term={t(`evidence.effect.${effectSize.kind}`)}>
          {formatNumber(effectSize.value, 2)}
        </Line>
      )}
      {adjustedEquivalencePValue !== null && (
        <Line
          term={t('evidence.equivalence', { margin: Number((margin * 100).toPrecision(3)) })}
        >{`p ${pValueText(adjustedEquivalencePValue)}`}</Line>
      )}
    </>
  );
}

export function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-muted">{term}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </div>
  );
}

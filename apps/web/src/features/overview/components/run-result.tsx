import type { RunReport } from '@mizani/core/report/run-report';
import { METRIC_FORMS } from '../../../components/format/metric-quantity.ts';
import { quantityText } from '../../../components/format/quantity.ts';
import { percentage, ratio } from '../../../components/format/ratio.ts';
import { Measure } from '../../../components/ui/measure.tsx';
import { translator } from '../../../messages/translator.ts';
import { cutCount } from '../../runs/view-model/answers-cut.ts';
import { qualityKind } from '../../runs/view-model/quality-kind.ts';

const t = translator('runs');
const overview = translator('overview');
const words = translator('report');
const metrics = translator('metrics');

/**
 * Median of the total latency of each target with n, in the run's order; others with their ratio to the first. Then
 * the share of answers that passed their checks, where there are checks.
 */
export function RunResult({ report }: { report: RunReport }) {
  const kind = qualityKind(report.promptSet);
  return (
    <ul className="space-y-0.5 whitespace-nowrap">
      {report.summaries.map((summary) => {
        const { targetId, quality } = summary;
        const { totalMs } = summary.metrics;
        const { n } = totalMs;
        const cut = cutCount('totalMs', summary);
        const rate = quality && quality.n > 0 ? quality.rate.value : null;
        const factor = report.comparisons.find(
          ({ metric, otherTargetId }) => metric === 'totalMs' && otherTargetId === targetId,
        )?.ratio.value;
        return (
          <li key={targetId}>
            <Measure
              quantity={METRIC_FORMS.totalMs.format(totalMs.median.value)}
              missing={metrics('evidence.missing')}
            />{' '}
            <span className="ml-1 text-xs text-subtle">
              {cut > 0 ? words('cellNCut', { n, cut }) : words('cellN', { n })}
            </span>{' '}
            {factor != null && (
              <span className="ml-1 text-xs text-muted">
                {t('resultRatio', { ratio: quantityText(ratio(factor)) })}
              </span>
            )}{' '}
            {rate !== null && (
              <span className="ml-1 text-xs text-muted">
                {overview(kind === 'right' ? 'resultRight' : 'resultChecks', {
                  rate: quantityText(percentage(rate)),
                })}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
